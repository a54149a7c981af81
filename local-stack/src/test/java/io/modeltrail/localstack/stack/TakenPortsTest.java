package io.modeltrail.localstack.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modeltrail.localstack.parts.StackFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakenPortsTest {

  private static final StackOptions OPTIONS =
      new StackOptions(
          new StackFolder(Path.of("unused")),
          PortPlan.from(8080),
          List.of(Service.REGISTRY),
          false);

  @Test
  void a_taken_port_is_named_with_who_needs_it_and_the_way_out() {
    var takenPorts = takenAre(8081, 8085, 9084);

    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> takenPorts.refuse(OPTIONS))
        .withMessageContaining("Port 8081 is taken; registry needs it.")
        .withMessageContaining("Port 8085 is taken; kafka needs it.")
        .withMessageEndingWith("./modeltrail up --port-base 10080");
  }

  @Test
  void a_port_that_nobody_needs_may_be_taken() {
    var takenPorts = takenAre(8080, 8082);

    assertThatCode(() -> takenPorts.refuse(OPTIONS)).doesNotThrowAnyException();
  }

  private static TakenPorts takenAre(Integer... ports) {
    return new TakenPorts(port -> !Set.of(ports).contains(port));
  }
}
