package io.modeltrail.torture.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

  private static final Said RUN =
      Said.run(Said.Kind.VERSION, "churn", "default", "run-1", "sha", 0.5);

  @TempDir private Path folder;

  @Test
  void what_was_written_is_read_and_numbered_per_key() throws IOException {
    Path file = folder.resolve("history.jsonl");
    UUID id = UUID.randomUUID();
    try (History history = History.create(file)) {
      assertThat(history.intend("model.trained", "churn", id, "digest", RUN)).isZero();
      assertThat(history.intend("model.trained", "churn", null, "none", RUN)).isEqualTo(1);
      assertThat(history.intend("model.trained", null, id, null, RUN)).isEqualTo(2);
      history.taken(0, 3, 41);
      history.maybe(1, "timeout");
      history.denied(2, "403");
      history.served("http://one", "note\n");
      history.mark("healed");
    }
    var lines = History.read(file);
    assertThat(lines).hasSize(8);
    assertThat(lines.get(0))
        .isInstanceOfSatisfying(
            Line.Intent.class,
            it -> {
              assertThat(it.eventId()).isEqualTo(id);
              assertThat(it.said()).isEqualTo(RUN);
              assertThat(it.sequence()).isZero();
            });
    assertThat(((Line.Intent) lines.get(1)).sequence()).isEqualTo(1);
    assertThat(((Line.Intent) lines.get(2)).sequence()).isZero();
    assertThat(lines.get(3))
        .isInstanceOfSatisfying(Line.Answer.class, it -> assertThat(it.offset()).isEqualTo(41));
    assertThat(((Line.Answer) lines.get(4)).outcome()).isEqualTo(Line.Outcome.MAYBE);
  }

  @Test
  void a_line_that_was_not_written_to_its_end_is_none() throws IOException {
    Path file = folder.resolve("history.jsonl");
    try (History history = History.create(file)) {
      history.mark("begun");
    }
    Files.writeString(file, "{\"line\":\"ma", StandardOpenOption.APPEND);
    assertThat(History.read(file)).hasSize(1);
  }
}
