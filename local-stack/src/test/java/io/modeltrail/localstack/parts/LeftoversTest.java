package io.modeltrail.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

  @TempDir private Path root;
  private StackFolder folder;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    folder = new StackFolder(root);
    process = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
  }

  @Test
  void a_process_that_was_left_is_stopped() {
    folder.pidFile("kafka").write(process.toHandle());

    var stopped = Leftovers.stop(folder);

    assertThat(stopped).containsExactly("kafka");
    assertThat(process.isAlive()).isFalse();
    assertThat(folder.run()).isEmptyDirectory();
  }

  @Test
  void a_frozen_process_is_stopped_too() {
    folder.pidFile("kafka").write(process.toHandle());
    Signal.STOP.send(Stream.of(process.toHandle()));

    Leftovers.stop(folder);

    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void a_process_that_was_given_the_number_later_is_spared() throws IOException {
    var file = folder.pidFile("kafka").path();
    Files.createDirectories(file.getParent());
    Files.writeString(file, process.pid() + " 1000\n");

    var stopped = Leftovers.stop(folder);

    assertThat(stopped).isEmpty();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void a_file_that_was_not_written_to_its_end_says_nothing() throws IOException {
    var file = folder.pidFile("kafka").path();
    Files.createDirectories(file.getParent());
    Files.writeString(file, process.pid() + "");

    assertThat(Leftovers.stop(folder)).isEmpty();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void where_nothing_ever_ran_nothing_is_stopped() {
    assertThat(Leftovers.stop(new StackFolder(root.resolve("missing")))).isEmpty();
  }
}
