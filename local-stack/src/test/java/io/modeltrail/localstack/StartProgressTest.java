package io.modeltrail.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartProgressTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(shown, true, UTF_8);

  @Test
  void without_a_terminal_there_are_plain_lines() {
    try (var progress = new StartProgress(out, false)) {
      progress.waits("kafka", "the broker");
      progress.done("kafka", Duration.ofMillis(4_230));
    }

    assertThat(shown.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
              kafka: waiting for the broker
              kafka               4.2 s
            """);
  }

  @Test
  void in_a_terminal_a_moving_line_names_what_is_waited_for() {
    try (var progress = new StartProgress(out, true)) {
      progress.waits("kafka", "the broker");
      progress.waits("postgres", "the database server");
    }

    assertThat(shown.toString(UTF_8))
        .contains("\r\033[K  waiting for kafka 0.0 s, postgres 0.0 s")
        .endsWith("\r\033[K");
  }
}
