package io.modeltrail.audit.trail;

import static io.modeltrail.audit.trail.Row.column;

import io.modeltrail.messaging.record.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What already stands in the trail at the places of a batch. That is nothing, unless the log was
/// read again from its start because it had lost its end: then what is the same has its entry, and
/// another record at a place that is taken is an entry, too.
final class Standing {

  private final Map<Place, Last> lasts = new HashMap<>();

  /// The newest entry of a place.
  ///
  /// @param headers null if what came is erased, and cannot be compared any more
  private record Last(
      int turn, byte @Nullable [] key, byte @Nullable [] value, byte @Nullable [] headers) {

    boolean is(Entry entry) {
      return headers == null
          || (Arrays.equals(headers, entry.original().headers())
              && Arrays.equals(key, entry.original().key())
              && Arrays.equals(value, entry.original().value()));
    }
  }

  private Standing() {}

  static Standing at(Connection tx, List<Entry> batch) throws SQLException {
    Standing standing = new Standing();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT n.topic_id, n.topic, n.partition, n."offset", e.turn, p.key, p.value, p.headers
            FROM unnest(?::uuid[], ?::text[], ?::int[], ?::bigint[]) AS n(topic_id, topic, partition, "offset")
            JOIN entry e ON e.topic_id = n.topic_id AND e.partition = n.partition AND e."offset" = n."offset"
            LEFT JOIN payload p ON p.index = e.index
            ORDER BY e.turn
            """)) {
      EntryTable.array(select, 1, "uuid", column(batch, entry -> entry.place().topicId()));
      EntryTable.array(select, 2, "text", column(batch, entry -> entry.place().topic()));
      EntryTable.array(select, 3, "int", column(batch, entry -> entry.place().partition()));
      EntryTable.array(select, 4, "bigint", column(batch, entry -> entry.place().offset()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          standing.lasts.put(
              new Place(
                  row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getLong(4)),
              new Last(row.getInt(5), row.getBytes(6), row.getBytes(7), row.getBytes(8)));
        }
      }
    }
    return standing;
  }

  /// The rows that are missing, in the batch's order.
  List<Row> missing(List<Entry> batch) {
    List<Row> missing = new ArrayList<>(batch.size());
    for (Entry entry : batch) {
      Last last = lasts.get(entry.place());
      if (last == null) {
        missing.add(new Row(entry, 0));
      } else if (!last.is(entry)) {
        missing.add(new Row(entry, last.turn + 1));
      }
    }
    return missing;
  }
}
