package io.modeltrail.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.localstack.rebuild.RebuildListener.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class RebuildProgressTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(shown, true, UTF_8);

  @Test
  void without_a_terminal_there_is_a_line_at_first_and_at_the_end() {
    try (var progress = new RebuildProgress(out, false, new StartProgress(out, false))) {
      progress.applies(new Progress(0, 20_000, "it reads"));
      progress.applies(new Progress(9_000, 20_000, ""));
      progress.applies(new Progress(20_000, 20_000, ""));
    }

    assertThat(shown.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
              0 of about 20,000 records applied, 0.0 s; it waits: it reads
              20,000 of about 20,000 records applied, 0.0 s
            """);
  }

  @Test
  void in_a_terminal_one_line_moves() {
    try (var progress = new RebuildProgress(out, true, new StartProgress(out, true))) {
      progress.applies(new Progress(0, 20_000, "w".repeat(200)));
      progress.applies(new Progress(20_000, 20_000, ""));
    }

    var lines = shown.toString(UTF_8).split("\r\033\\[K");
    assertThat(lines).allMatch(line -> line.length() <= 80);
    assertThat(shown.toString(UTF_8))
        .contains("\r\033[K  20,000 of about 20,000 records applied, 0.0 s")
        .containsOnlyOnce("\n");
  }
}
