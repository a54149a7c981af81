package io.modeltrail.audit.planted;

import io.modeltrail.audit.publication.TrailDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Something that is done to a stored trail, by somebody with all rights to its database.
///
/// @param name of the plant
/// @param what was done
/// @param on what it is done to a copy of
/// @param act does it
/// @param plain the same in SQL, for a plain table; empty: such a table has nothing that it could
///   be done to
/// @param found all that is found, as [StoredFindings] says it
record StoredPlant(
    String name,
    String what,
    Function<StoredYear, TrailDatabase> on,
    Act act,
    Function<StoredYear, String> plain,
    Function<StoredYear, List<String>> found) {

  /// What is done.
  interface Act {
    void on(StoredYear year, TrailDatabase copy) throws SQLException;
  }

  /// A plain table has nothing that it could be done to.
  static String notPlain(StoredYear year) {
    return "";
  }

  static List<StoredPlant> all() {
    return Stream.of(PlantedRows.ALL, PlantedTrees.ALL, PlantedBits.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /// In the whole year.
  static StoredPlant of(
      String name,
      String what,
      Act act,
      Function<StoredYear, String> plain,
      Function<StoredYear, List<String>> found) {
    return new StoredPlant(name, what, year -> year.whole, act, plain, found);
  }
}
