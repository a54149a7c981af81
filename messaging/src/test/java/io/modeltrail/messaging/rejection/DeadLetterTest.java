package io.modeltrail.messaging.rejection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  private static final Refusal REFUSAL = new Refusal("TOO_MANY_WAIT", "a hundred");

  @Test
  void it_says_why_and_of_which_record_whatever_headers_that_had_itself() {
    // given
    Headers own = new RecordHeaders();
    own.add("dead-letter-offset", "3".getBytes(UTF_8));
    own.add("dead-letter-reason", null);

    // when
    var written = DeadLetter.of(rejection(own), "test.", "registry-service");

    // then
    assertThat(written.topic()).isEqualTo("test.runs.dead-letter");
    assertThat(DeadLetter.said(read(written))).contains(new DeadLetter.Said(2, 17, REFUSAL));
  }

  @Test
  void what_another_program_has_written_there_says_nothing() {
    ConsumerRecord<byte[], byte[]> bare =
        new ConsumerRecord<>("runs.dead-letter", 0, 0, null, null);
    assertThat(DeadLetter.said(bare)).isEmpty();
    bare.headers().add("dead-letter-partition", "2".getBytes(UTF_8));
    bare.headers().add("dead-letter-offset", null);
    assertThat(DeadLetter.said(bare)).isEmpty();
  }

  private static Rejection rejection(Headers headers) {
    return new Rejection(
        new Place(new UUID(0, 1), "runs", 2, 17),
        REFUSAL,
        null,
        null,
        null,
        new byte[] {1},
        1,
        headers,
        Instant.EPOCH);
  }

  private static ConsumerRecord<byte[], byte[]> read(ProducerRecord<byte[], byte[]> written) {
    ConsumerRecord<byte[], byte[]> read =
        new ConsumerRecord<>(written.topic(), 2, 0, written.key(), written.value());
    written.headers().forEach(each -> read.headers().add(each));
    return read;
  }
}
