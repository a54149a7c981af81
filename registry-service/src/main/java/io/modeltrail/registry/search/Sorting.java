package io.modeltrail.registry.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns that a list is ordered by, the last of which make every place in it different from
/// all others: so a page can begin behind the last row of the one before, whatever has come since.
public record Sorting(List<SortKey> keys) {

  public Sorting {
    keys = List.copyOf(keys);
  }

  /// Newest first, as the log told of the runs.
  public static Sorting newestFirst() {
    return new Sorting(
        List.of(
            SortKey.of("r.appended_at", SortKey.Type.TIME, true),
            SortKey.of("r.partition", SortKey.Type.WHOLE, true),
            SortKey.of("r.\"offset\"", SortKey.Type.WHOLE, true),
            SortKey.of("r.event_id", SortKey.Type.ID, true)));
  }

  /// The versions of one model, newest first.
  public static Sorting latestFirst() {
    return new Sorting(List.of(SortKey.of("v.version", SortKey.Type.WHOLE, true)));
  }

  /// As a caller wants it; what is alike, in the order that a list has by itself.
  public static Sorting by(Order order, Scope scope, Sorting own) {
    List<SortKey> keys = new ArrayList<>();
    for (Order.Term term : order.terms()) {
      keys.addAll(keys(term, scope));
    }
    keys.addAll(own.keys);
    return new Sorting(keys);
  }

  private static List<SortKey> keys(Order.Term term, Scope scope) {
    Reference reference = term.reference();
    boolean mayBeNull = scope.mayLack(reference.field());
    Sql sql = new Sql().field(reference, scope);
    SortKey.Type type =
        switch (reference.kind()) {
          case TEXT, DATE, PARAMETER -> SortKey.Type.TEXT;
          case NUMBER -> SortKey.Type.NUMBER;
          case WHOLE -> SortKey.Type.WHOLE;
          case TIME -> SortKey.Type.TIME;
          case TRUTH -> SortKey.Type.TRUTH;
        };
    SortKey key = new SortKey(sql, type, term.descending(), mayBeNull);
    if (reference.kind() != Kind.PARAMETER) {
      return List.of(key);
    }
    // Those that are numbers, in the order of numbers; then the others.
    Sql number = new Sql().add(ConditionSql.NUMBER_OF + "(").add(sql).add(")");
    return List.of(new SortKey(number, SortKey.Type.NUMBER, term.descending(), true), key);
  }

  /// `… AS k0, … AS k1`
  public Sql columns() {
    Sql columns = new Sql();
    for (int i = 0; i < keys.size(); i++) {
      columns.add(i == 0 ? "" : ", ").add(keys.get(i).sql()).add(" AS " + column(i));
    }
    return columns;
  }

  /// The name of a key among [#columns].
  public static String column(int key) {
    return "k" + key;
  }

  /// What comes behind ORDER BY, over [#columns].
  public String orderBy() {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      columns.add(column(i) + keys.get(i).direction());
    }
    return String.join(", ", columns);
  }

  /// The condition to come behind a row.
  ///
  /// @param row the row's keys
  public Sql behind(List<? extends @Nullable Object> row) {
    Sql behind = new Sql();
    SortKey first = keys.getFirst();
    Object begin = row.getFirst();
    if (!first.mayBeNull() && begin != null) {
      // Says nothing new, but an index can begin there.
      behind.add(first.sql()).add(first.descending() ? " <= " : " >= ").value(begin).add(" AND ");
    }
    return behind.add(behind(row, 0));
  }

  private Sql behind(List<? extends @Nullable Object> row, int at) {
    if (at == keys.size()) {
      return new Sql().add("false");
    }
    SortKey key = keys.get(at);
    Object value = row.get(at);
    Sql behind = new Sql().add("(");
    if (value == null) {
      return behind.add(key.sql()).add(" IS NULL AND ").add(behind(row, at + 1)).add(")");
    }
    behind.add(key.sql()).add(key.beyond()).value(value);
    if (key.mayBeNull()) {
      behind.add(" OR ").add(key.sql()).add(" IS NULL");
    }
    behind.add(" OR (").add(key.sql()).add(" = ").value(value).add(" AND ");
    return behind.add(behind(row, at + 1)).add("))");
  }
}
