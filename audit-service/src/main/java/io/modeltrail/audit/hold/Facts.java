package io.modeltrail.audit.hold;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of an entry decides whether a hold covers it: of its leaf, which is never erased.
///
/// @param type the full name of its record
/// @param appendedAt when the log took it
public record Facts(long index, @Nullable String model, @Nullable String type, Instant appendedAt) {

  /// Of some entries, in the order of the trail.
  public static List<Facts> of(Connection connection, long[] indices) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT index, model, type, appended_at FROM entry WHERE index = ANY (?) ORDER BY index")) {
      Array column = connection.createArrayOf("bigint", Arrays.stream(indices).boxed().toArray());
      select.setArray(1, column);
      List<Facts> facts = new ArrayList<>(indices.length);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          facts.add(
              new Facts(
                  row.getLong(1),
                  row.getString(2),
                  row.getString(3),
                  row.getTimestamp(4).toInstant()));
        }
      }
      return facts;
    }
  }
}
