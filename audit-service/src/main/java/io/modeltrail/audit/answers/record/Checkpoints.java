package io.modeltrail.audit.answers.record;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The checkpoints that were shown, by the database's word: each is signed, so that it can be
/// believed; when it was signed is the operator's word.
///
/// @param origin which log
public record Checkpoints(Connection connection, String origin) {

  /// @param signedAt by the operator's clock
  public record Shown(SignedCheckpoint checkpoint, Instant signedAt) {

    public long size() {
      return checkpoint.checkpoint().head().size();
    }
  }

  /// The first that covers an entry.
  public Optional<Shown> covering(long index) throws SQLException {
    return find("size > ? ORDER BY size LIMIT 1", index).stream().findFirst();
  }

  /// The last that covers at most so many entries.
  public Optional<Shown> within(long size) throws SQLException {
    return find("size <= ? ORDER BY size DESC LIMIT 1", size).stream().findFirst();
  }

  /// The last ones of at most so many entries, the newest first.
  public List<Shown> newest(long size, int most) throws SQLException {
    return find("size <= ? ORDER BY size DESC LIMIT " + most, size);
  }

  private List<Shown> find(String condition, long value) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT note, signed_at FROM checkpoint WHERE origin = ? AND is_kept AND "
                + condition)) {
      select.setString(1, origin);
      select.setLong(2, value);
      List<Shown> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Shown(
                  SignedCheckpoint.parse(row.getString(1)),
                  row.getObject(2, OffsetDateTime.class).toInstant()));
        }
      } catch (MalformedException e) {
        throw new IllegalStateException("a stored checkpoint is none: " + e.getMessage(), e);
      }
      return found;
    }
  }
}
