package io.modeltrail.audit.publication;

import io.modeltrail.tlog.tile.EntryBundle;
import io.modeltrail.tlog.tile.EntryBundleId;
import io.modeltrail.tlog.tile.HashTile;
import io.modeltrail.tlog.tile.HashTileId;
import io.modeltrail.tlog.tile.TileReader;
import io.modeltrail.tlog.tile.TileResource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A log's tiles in the database. Bundles of entries are not stored a second time: they are made of
/// the entries.
///
/// @param origin which log
public record TileTable(Connection connection, String origin) implements TileReader {

  @Override
  public Optional<byte[]> read(TileResource resource) throws IOException {
    try {
      return switch (resource) {
        case HashTileId tile -> tile(tile);
        case EntryBundleId bundle -> bundle(bundle);
      };
    } catch (SQLException e) {
      throw new IOException("the database does not give " + resource.path(), e);
    }
  }

  private Optional<byte[]> tile(HashTileId tile) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT hashes FROM tile WHERE origin = ? AND path = ?")) {
      select.setString(1, origin);
      select.setString(2, tile.path());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  /// Many tiles at once.
  ///
  /// @return those that there are, by their paths
  public Map<String, byte[]> read(Collection<HashTileId> tiles) throws SQLException {
    Object[] paths = tiles.stream().map(HashTileId::path).toArray();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT path, hashes FROM tile WHERE origin = ? AND path = ANY(?)")) {
      select.setString(1, origin);
      select.setArray(2, connection.createArrayOf("text", paths));
      Map<String, byte[]> found = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.put(row.getString(1), row.getBytes(2));
        }
      }
      return found;
    }
  }

  /// One with a hole is not there: whoever reads the log is to be told so, as of a tile.
  private Optional<byte[]> bundle(EntryBundleId bundle) throws SQLException {
    try {
      List<byte[]> leaves =
          Leaves.from(connection, bundle.index() * TileResource.FULL, bundle.width());
      return leaves.size() == bundle.width()
          ? Optional.of(EntryBundle.of(bundle.index(), leaves).bytes())
          : Optional.empty();
    } catch (DamagedTrail e) {
      return Optional.empty();
    }
  }

  /// Stores tiles. The same may be there already, after a crash; a partial one goes when it is
  /// full: readers then ask for that.
  ///
  /// @throws DamagedTrail if other bytes stand in the place of one
  void write(List<HashTile> tiles) throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO tile (origin, path, hashes) VALUES (?, ?, ?)
                ON CONFLICT (origin, path) DO UPDATE SET hashes = tile.hashes WHERE tile.hashes = excluded.hashes
                """);
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM tile WHERE origin = ? AND path >= ? AND path < ?")) {
      for (HashTile tile : tiles) {
        insert.setString(1, origin);
        insert.setString(2, tile.id().path());
        insert.setBytes(3, tile.bytes());
        insert.addBatch();
        if (!tile.id().isPartial()) {
          String partial = tile.id().path() + ".p";
          delete.setString(1, origin);
          delete.setString(2, partial + "/");
          delete.setString(3, partial + "0"); // the character after the slash
          delete.addBatch();
        }
      }
      int[] stored = insert.executeBatch();
      for (int i = 0; i < stored.length; i++) {
        if (stored[i] == 0) {
          throw new DamagedTrail("another " + tiles.get(i).id() + " is stored already");
        }
      }
      delete.executeBatch();
    }
  }
}
