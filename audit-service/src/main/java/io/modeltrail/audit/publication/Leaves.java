package io.modeltrail.audit.publication;

import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHashing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The entries' leaves as they are stored, in the order of the trail.
public final class Leaves {

  private Leaves() {}

  /// @return fewer if there are no more
  public static List<byte[]> from(Connection connection, long first, int count)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT index, leaf FROM entry WHERE index >= ? ORDER BY index LIMIT ?")) {
      select.setLong(1, first);
      select.setInt(2, count);
      List<byte[]> leaves = new ArrayList<>(count);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (row.getLong("index") != first + leaves.size()) {
            throw new DamagedTrail("entry %d is missing".formatted(first + leaves.size()));
          }
          leaves.add(row.getBytes("leaf"));
        }
      }
      return leaves;
    }
  }

  static List<Hash> hashes(List<byte[]> leaves) {
    return leaves.stream().map(TreeHashing::leaf).toList();
  }
}
