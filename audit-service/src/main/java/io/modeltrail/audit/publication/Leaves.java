package io.modeltrail.audit.publication;

import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHashing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The entries' leaves as they are stored, in the order of the trail.
public final class Leaves {

  private Leaves() {}

  /// One row of them.
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// @return fewer if there are no more
  public static List<byte[]> from(Connection connection, long first, int count)
      throws SQLException {
    return read(connection, first, count, row -> row.getBytes("leaf"));
  }

  /// The hashes of the leaves. Beside each leaf stands the hash that it had when it was sequenced:
  /// a bit that flipped in one of the two since, on the disk or on its way here, shows.
  ///
  /// @return fewer if there are no more
  /// @throws DamagedTrail if a leaf is not what its hash says
  static List<Hash> hashes(Connection connection, long first, int count) throws SQLException {
    return read(connection, first, count, Leaves::hash);
  }

  private static Hash hash(ResultSet row) throws SQLException {
    Hash hash = TreeHashing.leaf(row.getBytes("leaf"));
    if (!Arrays.equals(hash.bytes(), row.getBytes("leaf_hash"))) {
      throw new DamagedTrail(
          "the leaf of entry %d is not what it was when it was sequenced: its hash is another"
              .formatted(row.getLong("index")));
    }
    return hash;
  }

  private static <T> List<T> read(Connection connection, long first, int count, Reader<T> reader)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT index, leaf, leaf_hash FROM entry WHERE index >= ? ORDER BY index LIMIT ?")) {
      select.setLong(1, first);
      select.setInt(2, count);
      List<T> found = new ArrayList<>(count);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (row.getLong("index") != first + found.size()) {
            throw new DamagedTrail("entry %d is missing".formatted(first + found.size()));
          }
          found.add(reader.read(row));
        }
      }
      return found;
    }
  }
}
