package io.modeltrail.audit.erasure;

import io.modeltrail.audit.hold.Holds;
import io.modeltrail.messaging.record.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What must not be erased: what a hold covers; and the notes of erasures and holds, which say why
/// other payloads are missing.
public final class Protection {

  private Protection() {}

  /// Why not all of these may be erased; empty if they may.
  ///
  /// @param isOfPerson whether somebody is taken out, and the rest stays
  static Optional<Refusal> against(Connection connection, boolean isOfPerson, long[] indices)
      throws SQLException {
    List<Holds.Held> held = Holds.held(connection, indices);
    if (!held.isEmpty()) {
      return Optional.of(held.getFirst().refusal());
    }
    if (isOfPerson) {
      return Optional.empty();
    }
    return notes(connection, indices).stream()
        .min(Long::compare)
        .map(
            index ->
                new Refusal(
                    "NOTE_OF_ERASURE",
                    "entry %d notes an erasure or a hold, which is kept; leave it out"
                        .formatted(index)));
  }

  /// Those of some entries that must not be erased as a whole.
  public static Set<Long> of(Connection connection, long[] indices) throws SQLException {
    Set<Long> kept = notes(connection, indices);
    Holds.held(connection, indices).forEach(held -> kept.add(held.index()));
    return kept;
  }

  private static Set<Long> notes(Connection connection, long[] indices) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT entry FROM instruction WHERE entry = ANY (?)")) {
      select.setArray(
          1, connection.createArrayOf("bigint", Arrays.stream(indices).boxed().toArray()));
      Set<Long> notes = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          notes.add(row.getLong(1));
        }
      }
      return notes;
    }
  }
}
