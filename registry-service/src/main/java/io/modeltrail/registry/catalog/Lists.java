package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.registry.search.Scope;
import io.modeltrail.registry.search.Sorting;
import io.modeltrail.registry.search.Sql;
import io.modeltrail.registry.search.Tagged;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads lists of versions and runs.
///
/// The database guesses badly how many rows fulfil a condition over JSON, and a wrong guess costs a
/// second. So it is not left the choice of the way; there are three:
/// - few runs have the tags that are asked for, which an index tells: look at these
/// - the list's own order, which an index has: walk along it until the page is full, but not far
/// - else: look at all, or at all that have the tags
@ApplicationScoped
class Lists {

  /// How many runs are few. Each costs some 20 µs.
  private static final int FEW = 1_000;

  /// How far to walk, in rows, before all are looked at.
  private static final int FAR = 5_000;

  private static final String PLACE = "r.topic_id, r.partition, r.\"offset\", r.event_id";

  private final Database database;

  Lists(Database database) {
    this.database = database;
  }

  /// A row as it is shown, and where it stands in the list.
  record Row(ObjectNode view, List<@Nullable Object> keys) {}

  /// Which page of a list.
  ///
  /// @param after the keys of the row before it; null: the first
  record Part(@Nullable List<@Nullable Object> after, int size) {}

  List<Row> find(Listing listing, Part part) throws SQLException {
    return database.search(session -> find(session, listing, part));
  }

  private static List<Row> find(Database.Session session, Listing listing, Part part)
      throws SQLException {
    Optional<Sql> places = Tagged.in(listing.where()).map(tagged -> tagged.places(listing.model()));
    if (places.isPresent() && areFew(session, places.get())) {
      return rows(session, listing, among(places.get(), listing, part));
    }
    if (listing.order() == null) {
      int far = listing.takesAll() ? part.size() : FAR;
      List<Row> found = rows(session, listing, walk(listing, part, far));
      if (found.size() == part.size() || listing.takesAll()) {
        return found;
      }
    }
    return rows(
        session,
        listing,
        places.map(tagged -> among(tagged, listing, part)).orElseGet(() -> all(listing, part)));
  }

  static boolean areFew(Database.Session session, Sql places) throws SQLException {
    Sql count =
        new Sql()
            .add("SELECT count(*) FROM (SELECT 1 FROM (")
            .add(places)
            .add(") p LIMIT ")
            .value(FEW + 1)
            .add(") few");
    return session.one(count, row -> row.getInt(1)).orElse(0) <= FEW;
  }

  private static Sql among(Sql places, Listing listing, Part part) {
    return new Sql()
        .add("SELECT x.* FROM (SELECT DISTINCT * FROM (")
        .add(places)
        .add(") p) t CROSS JOIN LATERAL (")
        .add(chosen(listing, part))
        .add(" AND " + at("t") + " OFFSET 0) x")
        .add(end(listing, part));
  }

  private static Sql walk(Listing listing, Part part, int far) {
    Sorting sorting = listing.sorting();
    return new Sql()
        .add("SELECT w.* FROM (SELECT " + listing.walkedPlace() + ", ")
        .add(sorting.columns())
        .add(" FROM " + listing.walked() + " WHERE ")
        .add(listing.ofModel())
        .add(behind(sorting, part))
        .add(" ORDER BY " + sorting.orderBy() + " LIMIT ")
        .value(far)
        .add(") w CROSS JOIN LATERAL (SELECT 1 FROM " + listing.scope().from() + " WHERE ")
        .add(listing.conditions())
        .add(" AND " + at("w") + " OFFSET 0) x")
        .add(end(listing, part));
  }

  private static Sql all(Listing listing, Part part) {
    return chosen(listing, part).add(end(listing, part));
  }

  private static Sql chosen(Listing listing, Part part) {
    return new Sql()
        .add("SELECT " + PLACE + ", ")
        .add(listing.sorting().columns())
        .add(" FROM " + listing.scope().from() + " WHERE ")
        .add(listing.ofModel())
        .add(" AND ")
        .add(listing.conditions())
        .add(behind(listing.sorting(), part));
  }

  private static Sql behind(Sorting sorting, Part part) {
    Sql behind = new Sql();
    return part.after() == null ? behind : behind.add(" AND ").add(sorting.behind(part.after()));
  }

  private static Sql end(Listing listing, Part part) {
    return new Sql().add(" ORDER BY " + listing.sorting().orderBy() + " LIMIT ").value(part.size());
  }

  /// OFFSET 0 has the database look up row by row, which is what an inner query like this is for.
  static String at(String place) {
    return "r.topic_id = %1$s.topic_id AND r.partition = %1$s.partition AND r.\"offset\" = %1$s.\"offset\" AND r.event_id = %1$s.event_id"
        .formatted(place);
  }

  private static List<Row> rows(Database.Session session, Listing listing, Sql page)
      throws SQLException {
    Sorting sorting = listing.sorting();
    Sql sql =
        new Sql()
            .add("SELECT y.*, p.* FROM (")
            .add(page)
            .add(") p CROSS JOIN LATERAL (SELECT " + Views.COLUMNS + " FROM ")
            .add(listing.scope().from() + " WHERE " + at("p") + " OFFSET 0) y")
            .add(" ORDER BY " + sorting.orderBy());
    return session.list(sql, row -> new Row(view(listing.scope(), row), keys(row, sorting)));
  }

  private static ObjectNode view(Scope scope, ResultSet row) throws SQLException {
    return switch (scope) {
      case VERSIONS -> Views.version(row);
      case RUNS -> Views.run(row);
    };
  }

  private static List<@Nullable Object> keys(ResultSet row, Sorting sorting) throws SQLException {
    List<@Nullable Object> keys = new ArrayList<>();
    for (int i = 0; i < sorting.keys().size(); i++) {
      keys.add(Cursor.key(row, Sorting.column(i), sorting.keys().get(i).type()));
    }
    return keys;
  }
}
