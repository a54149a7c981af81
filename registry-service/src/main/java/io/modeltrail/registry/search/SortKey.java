package io.modeltrail.registry.search;

/// One column that a list is ordered by.
///
/// @param sql over the tables of [Scope#from]
/// @param mayBeNull null comes last, whichever way the order goes
public record SortKey(Sql sql, Type type, boolean descending, boolean mayBeNull) {

  /// What the database gives for it, and takes to compare it with.
  public enum Type {
    TEXT,
    NUMBER,
    WHOLE,
    TIME,
    TRUTH,
    ID
  }

  static SortKey of(String column, Type type, boolean descending) {
    return new SortKey(new Sql().add(column), type, descending, false);
  }

  String direction() {
    // To say where nulls go keeps the database from using an index: only where there are any.
    return (descending ? " DESC" : " ASC") + (mayBeNull ? " NULLS LAST" : "");
  }

  /// The condition to come behind a value in the list.
  String beyond() {
    return descending ? " < " : " > ";
  }
}
