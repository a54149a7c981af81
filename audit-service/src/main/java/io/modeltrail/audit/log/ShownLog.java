package io.modeltrail.audit.log;

import io.modeltrail.audit.publication.CheckpointTable;
import io.modeltrail.audit.publication.LogConfig;
import io.modeltrail.audit.publication.TileTable;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.proof.LogProof;
import io.modeltrail.tlog.tile.HashTileId;
import io.modeltrail.tlog.tile.TileResource;
import io.modeltrail.tlog.tile.TiledTree;
import io.modeltrail.tlog.tree.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What of the log may be seen: what a checkpoint covers that is kept for good.
@ApplicationScoped
public class ShownLog {

  /// Bits of an index that one level of tiles takes.
  private static final int BITS = 8;

  private final DataSource dataSource;
  private final String origin;
  private final TileCache cache;

  /// How many entries were shown when that was looked up last. It only grows, so that for what is
  /// within it need not be looked up again.
  private final AtomicLong known = new AtomicLong();

  ShownLog(DataSource dataSource, LogConfig config) {
    this.dataSource = dataSource;
    this.origin = config.origin();
    this.cache = new TileCache(config.tilesInMemory());
  }

  /// The tile or bundle that a path names.
  ///
  /// @throws Problem.Thrown 400 if it names none
  static TileResource named(String path) {
    try {
      return TileResource.parse(path);
    } catch (MalformedException e) {
      throw Problem.badRequest("BAD_TILE", e.detail());
    }
  }

  /// The newest.
  Optional<SignedCheckpoint> checkpoint() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return new CheckpointTable(connection, origin).newestKept();
    }
  }

  /// The one of a size, or the newest.
  ///
  /// @param size null: the newest
  /// @throws Problem.Thrown 404 if there is none such
  public SignedCheckpoint checkpoint(@Nullable Long size) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return checkpoint(new CheckpointTable(connection, origin), size);
    }
  }

  private static SignedCheckpoint checkpoint(CheckpointTable table, @Nullable Long size)
      throws SQLException {
    return (size == null ? table.newestKept() : table.kept(size))
        .orElseThrow(
            () ->
                Problem.notFound(
                    size == null
                        ? "nothing was signed yet"
                        : "no checkpoint of the size %d was signed".formatted(size)));
  }

  /// How many entries are shown, as far as that was looked up: no tile was given that goes beyond.
  long size() {
    return known.get();
  }

  /// How many entries there are, signed or not.
  long entries() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return new CheckpointTable(connection, origin).sequenced();
    }
  }

  /// @return empty if the log has none such, or not yet
  Optional<byte[]> tile(TileResource tile) throws SQLException, IOException {
    if (!(tile instanceof HashTileId hashes)) {
      return read(tile);
    }
    Optional<byte[]> cached = cache.find(hashes);
    if (cached.isPresent()) {
      return cached;
    }
    Optional<byte[]> read = read(tile);
    read.ifPresent(bytes -> cache.keep(hashes, bytes));
    return read;
  }

  private Optional<byte[]> read(TileResource tile) throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection()) {
      if (!isWithin(tile, known.get())) {
        long shown = new CheckpointTable(connection, origin).shown();
        known.accumulateAndGet(shown, Math::max);
        if (!isWithin(tile, shown)) {
          return Optional.empty();
        }
      }
      return stored(new TileTable(connection, origin), tile);
    }
  }

  /// Not to be kept by anybody: it may be there in a moment.
  static Response absent(TileResource tile) {
    return absent("the log has no %s, or not yet".formatted(tile));
  }

  static Response absent(String what) {
    return Problem.of(404, "NOT_FOUND", what).answer().header("Cache-Control", "no-store").build();
  }

  /// A partial tile goes when the full one is stored, which may be before the checkpoint that
  /// covers the full one is shown: until then it is cut out of that.
  private static Optional<byte[]> stored(TileTable tiles, TileResource tile) throws IOException {
    Optional<byte[]> stored = tiles.read(tile);
    if (stored.isPresent() || !(tile instanceof HashTileId) || !tile.isPartial()) {
      return stored;
    }
    return tiles.read(tile.full()).map(full -> Arrays.copyOf(full, tile.width() * Hash.BYTES));
  }

  private static boolean isWithin(TileResource tile, long size) {
    int level = tile instanceof HashTileId hashes ? hashes.level() : 0;
    long hashes = BITS * level < Long.SIZE ? size >>> (BITS * level) : 0;
    return tile.index() <= hashes / TileResource.FULL
        && tile.index() * TileResource.FULL + tile.width() <= hashes;
  }

  /// That an entry is in the log.
  ///
  /// @param size of the checkpoint that the proof leads to; null: the newest
  /// @throws Problem.Thrown 404 if no such checkpoint covers the entry
  LogProof proof(long index, @Nullable Long size) throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection()) {
      SignedCheckpoint checkpoint = checkpoint(new CheckpointTable(connection, origin), size);
      long covered = checkpoint.checkpoint().head().size();
      if (index < 0 || index >= covered) {
        throw Problem.notFound(
            "entry %d is not covered by the checkpoint of the size %d".formatted(index, covered));
      }
      TiledTree tree =
          TiledTree.open(new TileTable(connection, origin), checkpoint.checkpoint().head());
      return new LogProof(tree.prover().inclusion(index), checkpoint);
    }
  }
}
