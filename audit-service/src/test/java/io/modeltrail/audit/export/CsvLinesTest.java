package io.modeltrail.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.audit.search.EntrySearch.Whole;
import io.modeltrail.audit.search.EntryView;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {

  private final CsvLines lines = new CsvLines();

  @Test
  void an_entry_is_a_line_whose_texts_stand_in_quotes() {
    assertThat(line("wine", "{\"a\": \"b\"}"))
        .isEqualTo(
            "7,\"00ff\",\"model.trained\",\"00000000-0000-0000-0000-000000000001\",2,41,"
                + "\"2026-11-24T17:00:00.120Z\",,,\"wine\",,,,\"leaf\",\"{\"\"a\"\": \"\"b\"\"}\"\r\n");
    assertThat(new String(lines.head(), UTF_8).split(","))
        .hasSameSizeAs(line("wine", null).split(",", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@sum",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "'=1",
        "\uff1d1",
        "\u00a0=1"
      })
  void a_text_that_a_spreadsheet_would_carry_out_has_an_apostrophe_in_front(String text) {
    assertThat(line(text, null)).contains(",\"'" + text + "\",");
  }

  @Test
  void other_texts_stand_as_they_are() {
    assertThat(line("wine=1,\nred", "")).contains(",\"wine=1,\nred\",").endsWith(",\"\"\r\n");
  }

  private String line(String model, String decoded) {
    EntryView view =
        new EntryView(
            7,
            "00ff",
            new EntryView.PlaceView("model.trained", new UUID(0, 1), 2, 41),
            Instant.parse("2026-11-24T17:00:00.120Z"),
            null,
            null,
            model,
            null,
            null,
            null,
            null,
            "/entries/7");
    return new String(lines.line(new Whole(view, "leaf", decoded)), UTF_8);
  }
}
