package io.modeltrail.audit.passport;

import io.modeltrail.audit.passport.Passport.Row;
import io.modeltrail.audit.passport.Passport.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The rows of a table, as many as a page bears. What is more stands in the entries.
final class Rows {

  static final int MAX = 200;

  private final List<Row> rows = new ArrayList<>();

  /// The columns in which a row says something, also one that is not shown.
  private final BitSet filled = new BitSet();

  private long more;

  void add(Told told, String... cells) {
    add(List.of(told.index()), cells);
  }

  void add(List<Long> entries, String... cells) {
    for (int column = 0; column < cells.length; column++) {
      if (!cells[column].isBlank()) {
        filled.set(column);
      }
    }
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
    return rows.isEmpty() ? List.of() : List.of(table(title, note, List.of(columns)));
  }

  /// The table, or the sentence that there is nothing.
  List<Section> section(String title, String note, String none, List<String> columns) {
    return rows.isEmpty()
        ? List.of(new Section(title, false, none, List.of(), List.of(), 0))
        : List.of(table(title, note, columns));
  }

  /// Without the columns that would be empty.
  private Section table(String title, String note, List<String> columns) {
    List<Row> shown =
        rows.stream().map(row -> new Row(ofFilled(row.cells()), row.entries())).toList();
    return new Section(title, false, note, ofFilled(columns), shown, more);
  }

  private List<String> ofFilled(List<String> texts) {
    return filled.stream().mapToObj(texts::get).toList();
  }
}
