package io.modeltrail.messaging.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class HeaderBytesTest {

  @Test
  void headers_come_back_as_they_were() {
    Headers headers =
        new RecordHeaders()
            .add("twice", new byte[] {1})
            .add("twice", new byte[] {2})
            .add("nul\0 and ünïcode", new byte[0])
            .add("null", null);
    assertThat(HeaderBytes.read(HeaderBytes.write(headers))).isEqualTo(headers);
    assertThat(HeaderBytes.read(new byte[0])).isEmpty();
  }
}
