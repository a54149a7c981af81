package io.modeltrail.registry.search;

/// Something that is known of versions and runs.
///
/// @param path as it is written; of a family, what stands before the key
/// @param family whether a key has to follow, as in `metrics.auc`
/// @param sql over the tables of [Scope#from]; `:key` stands for the key, `:model` for the model's
///   name. Of [Reach#MANY]: what comes behind SELECT in a query for the values
record Field(String path, boolean family, Kind kind, Reach reach, String sql) {

  /// How many values a version or run has.
  enum Reach {
    ONE,
    /// Only versions have one, and each has.
    ONE_OF_A_VERSION,
    ONE_OR_NONE,
    MANY
  }

  Field(String path, Kind kind, Reach reach, String sql) {
    this(path, false, kind, reach, sql);
  }

  static Field family(String path, Kind kind, String sql) {
    return new Field(path, true, kind, Reach.ONE_OR_NONE, sql);
  }

  /// For people.
  String written() {
    return family ? path + ".<name>" : path;
  }
}
