package io.modeltrail.audit.evidence;

import io.modeltrail.audit.publication.TileTable;
import io.modeltrail.tlog.tile.HashTileId;
import io.modeltrail.tlog.tile.TileReader;
import io.modeltrail.tlog.tile.TileResource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/// The log's tiles for proofs of many entries: those that they need are read at once, before they
/// are asked for.
final class TilesAhead implements TileReader {

  /// Bits of an index that one level of tiles takes.
  private static final int BITS = 8;

  private final DataSource dataSource;
  private final String origin;
  private final long size;
  private Map<String, byte[]> ahead = Map.of();

  /// @param size of the tree
  TilesAhead(DataSource dataSource, String origin, long size) {
    this.dataSource = dataSource;
    this.origin = origin;
    this.size = size;
  }

  /// Reads the full tiles on the way from each of these entries to the root. The partial ones are
  /// the tree's own from the start.
  void fetch(Connection connection, List<Long> entries) throws SQLException {
    Set<String> paths = new TreeSet<>();
    List<HashTileId> tiles =
        entries.stream()
            .flatMap(entry -> way(entry).stream())
            .filter(tile -> paths.add(tile.path()))
            .toList();
    ahead = new TileTable(connection, origin).read(tiles);
  }

  private List<HashTileId> way(long entry) {
    List<HashTileId> way = new ArrayList<>();
    for (int level = 0; BITS * (level + 1) < Long.SIZE; level++) {
      int bits = BITS * (level + 1);
      long index = entry >>> bits;
      if (index >= size >>> bits) {
        break; // the last tile of its level, which is not full
      }
      way.add(new HashTileId(level, index, TileResource.FULL));
    }
    return way;
  }

  @Override
  public Optional<byte[]> read(TileResource tile) throws IOException {
    byte[] known = ahead.get(tile.path());
    if (known != null) {
      return Optional.of(known);
    }
    try (Connection connection = dataSource.getConnection()) {
      return new TileTable(connection, origin).read(tile);
    } catch (SQLException e) {
      throw new IOException("the database does not give " + tile, e);
    }
  }
}
