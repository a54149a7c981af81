package io.modeltrail.audit.passport;

import io.modeltrail.audit.passport.Passport.Row;
import io.modeltrail.audit.passport.Passport.Section;
import java.util.ArrayList;
import java.util.List;

/// The rows of a table, as many as a page bears. What is more stands in the entries.
final class Rows {

  static final int MAX = 200;

  private final List<Row> rows = new ArrayList<>();
  private long more;

  void add(Told told, String... cells) {
    add(List.of(told.index()), cells);
  }

  void add(List<Long> entries, String... cells) {
    if (rows.size() < MAX) {
      rows.add(new Row(List.of(cells), entries));
    } else {
      more++;
    }
  }

  /// Says nothing where there is nothing to say.
  void fact(List<Long> entries, String name, String value) {
    if (!value.isBlank()) {
      add(entries, name, value.strip());
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /// The table; none if it has no rows.
  List<Section> section(String title, String note, String... columns) {
    return rows.isEmpty()
        ? List.of()
        : List.of(new Section(title, false, note, List.of(columns), List.copyOf(rows), more));
  }

  /// The table, or the sentence that there is nothing.
  List<Section> section(String title, String note, String none, List<String> columns) {
    return rows.isEmpty()
        ? List.of(new Section(title, false, none, List.of(), List.of(), 0))
        : List.of(new Section(title, false, note, columns, List.copyOf(rows), more));
  }
}
