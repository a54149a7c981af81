package io.modeltrail.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class InfrastructureChoiceTest {

  @Test
  void each_is_named_as_it_is_written_on_the_command_line() {
    assertThat(InfrastructureChoice.of("auto")).isEqualTo(InfrastructureChoice.AUTO);
    assertThat(InfrastructureChoice.of("containers")).isEqualTo(InfrastructureChoice.CONTAINERS);
    assertThat(InfrastructureChoice.of("processes")).isEqualTo(InfrastructureChoice.PROCESSES);
  }

  @Test
  void what_is_none_is_refused_with_those_that_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InfrastructureChoice.of("docker"))
        .withMessageContaining("processes, containers, auto");
  }

  /// As in `up` and the demo, which the build does not tell anything.
  @Test
  void where_nothing_is_said_parts_are_processes() {
    assertThat(InfrastructureChoice.of(null)).isEqualTo(InfrastructureChoice.PROCESSES);
    assertThat(InfrastructureChoice.PROCESSES.isContainers()).isFalse();
  }
}
