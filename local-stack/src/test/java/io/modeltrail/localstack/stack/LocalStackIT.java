package io.modeltrail.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.Leftovers;
import io.modeltrail.localstack.parts.Part;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.parts.StartListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LocalStackIT {

  private static final StackFolder FOLDER = new StackFolder(Path.of("target/local-stack-it"));

  @BeforeEach
  void clean() throws IOException {
    Folders.delete(FOLDER.root());
  }

  @Test
  void a_running_stack_says_where_it_is_and_a_stopped_one_does_not() {
    try (var stack = LocalStack.start(options(), StartListener.NONE)) {
      assertThat(LocalStack.variablesOfRunning(FOLDER)).contains(stack.variables());
      assertThat(stack.variables())
          .containsEntry("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers())
          .containsKey("TOKEN_OPERATOR");
    }

    assertThat(LocalStack.variablesOfRunning(FOLDER)).isEmpty();
    assertThat(FOLDER.environment()).doesNotExist();
    assertThat(Leftovers.stop(FOLDER)).isEmpty();
  }

  @Test
  void a_part_that_dies_is_noticed() throws InterruptedException {
    try (var stack = LocalStack.start(options(), StartListener.NONE)) {
      FOLDER.pidFile("kafka").find().orElseThrow().destroyForcibly();

      Part dead = new Supervisor(stack, news -> {}).awaitDeath();

      assertThat(dead.name()).isEqualTo("kafka");
      assertThat(dead.failed("has died", null)).hasMessageContaining("logs/kafka.log");
    }
  }

  @Test
  void a_taken_port_is_found_before_anything_starts() {
    var taken = options();
    try (var stack = LocalStack.start(taken, StartListener.NONE)) {
      var other = new StackFolder(FOLDER.root().resolve("other"));
      var options = new StackOptions(other, taken.ports(), List.of(), false);

      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> LocalStack.start(options, StartListener.NONE))
          .withMessageContaining("kafka needs it");
      assertThat(stack.all()).allMatch(Part::isRunning);
    }
  }

  private static StackOptions options() {
    return new StackOptions(FOLDER, PortPlan.free(), List.of(), false);
  }
}
