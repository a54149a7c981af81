package io.modeltrail.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void ports_are_different_and_none_is_of_those_that_outgoing_connections_get() {
    // when
    var ports = FreePorts.find(200);

    // then
    assertThat(ports).hasSize(200).doesNotHaveDuplicates();
    assertThat(ports).allMatch(port -> port >= 1024 && port < 32_768);
    assertThat(ports).allMatch(FreePorts::isFree);
  }
}
