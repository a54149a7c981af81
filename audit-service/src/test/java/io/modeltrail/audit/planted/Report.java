package io.modeltrail.audit.planted;

import io.modeltrail.audit.planted.PlainTable.Objection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What was planted, who found it where, and what became of the same in a plain table: as Markdown.
final class Report {

  private final String head;
  private final List<Row> rows = new ArrayList<>();
  private int alarms;

  /// Whether a plain table's checks find it.
  enum Plain {
    USUAL("yes"),
    RULES("with rules"),
    NOT_FOUND("no"),
    NOTHING_LIKE_IT("–");

    private final String text;

    Plain(String text) {
      this.text = text;
    }

    static Plain of(Collection<Objection> objections) {
      return objections.stream().anyMatch(Objection::isUsual)
          ? USUAL
          : objections.isEmpty() ? NOT_FOUND : RULES;
    }
  }

  /// @param family what it is planted in
  /// @param found by whom, and where; empty: nobody has
  private record Row(String family, String name, String what, List<String> found, Plain plain) {}

  Report(String head) {
    this.head = head;
  }

  void row(String family, String name, String what, List<String> found, Plain plain) {
    rows.add(new Row(family, name, what, found, plain));
  }

  /// Something was found where nothing was planted.
  void alarm(Collection<?> found) {
    alarms += found.size();
  }

  String text() {
    StringBuilder out = new StringBuilder(head);
    for (String family : rows.stream().map(Row::family).distinct().toList()) {
      out.append("\n### ").append(family).append("\n\n");
      out.append(
          "| plant | what was done | found by, and where | plain table |\n|---|---|---|---|\n");
      rows.stream()
          .filter(each -> each.family.equals(family))
          .forEach(
              each ->
                  out.append(
                      "| %s | %s | %s | %s |\n"
                          .formatted(
                              each.name,
                              each.what,
                              each.found.isEmpty()
                                  ? "**not found**"
                                  : each.found.stream()
                                      .map(Report::cell)
                                      .collect(Collectors.joining("; ")),
                              each.plain.text)));
    }
    return out.append("\n").append(sum()).append("\n").toString();
  }

  /// Who has found it, as a word of a program.
  private static String cell(String found) {
    return found.replaceFirst("^(\\w+)", "`$1`").replace(" -1", "");
  }

  private String sum() {
    long found = rows.stream().filter(each -> !each.found.isEmpty()).count();
    return "%d plants, %d found, %d false alarms. The plain table: %s."
        .formatted(
            rows.size(),
            found,
            alarms,
            List.of(Plain.values()).stream()
                .map(
                    plain ->
                        "%d %s"
                            .formatted(
                                rows.stream().filter(each -> each.plain == plain).count(),
                                plain.name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .collect(Collectors.joining(", ")));
  }

  void write(Path file) throws IOException {
    Files.writeString(file, text());
  }
}
