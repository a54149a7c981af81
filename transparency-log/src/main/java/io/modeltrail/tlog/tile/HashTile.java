package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHashing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Up to 256 hashes of one level of the tree. As it is read it proves nothing: see [TiledTree].
public final class HashTile {

  /// How many levels of nodes a tile stands for.
  static final int HEIGHT = 8;

  private final HashTileId id;
  private final byte[] hashes;
  private volatile byte @Nullable [] inner;

  /// The array becomes the tile's own.
  HashTile(HashTileId id, byte[] hashes) {
    this.id = id;
    this.hashes = hashes;
    if (hashes.length != id.width() * Hash.BYTES) {
      throw new IllegalArgumentException(
          "%s has %d bytes, not %d".formatted(id, id.width() * Hash.BYTES, hashes.length));
    }
  }

  public static HashTile parse(HashTileId id, byte[] bytes) throws MalformedException {
    int expected = id.width() * Hash.BYTES;
    if (bytes.length != expected) {
      throw new MalformedException(
          "hash tile", "%s has %d bytes, not %d".formatted(id, expected, bytes.length));
    }
    return new HashTile(id, bytes.clone());
  }

  public HashTileId id() {
    return id;
  }

  public byte[] bytes() {
    return hashes.clone();
  }

  public Hash hash(int index) {
    return Hash.at(hashes, index * Hash.BYTES);
  }

  /// The root over hashes of this tile from `index * 2^height` on.
  ///
  /// @param height 0: a hash of the tile itself; 8: the root of a full one
  public Hash node(int height, int index) {
    if (height < 0 || height > HEIGHT || index < 0 || index >= id.width() >>> height) {
      throw new IndexOutOfBoundsException("%s has no node %d, %d".formatted(id, height, index));
    }
    return height == 0 ? hash(index) : Hash.at(inner(), innerAt(height, index) * Hash.BYTES);
  }

  /// All nodes above the hashes, level by level: proofs ask for many of them, and each stands for
  /// all that is beneath it.
  private byte[] inner() {
    byte[] known = inner;
    if (known == null) {
      known = computed();
      inner = known;
    }
    return known;
  }

  private byte[] computed() {
    int top = 31 - Integer.numberOfLeadingZeros(id.width());
    byte[] nodes = new byte[innerAt(top + 1, 0) * Hash.BYTES];
    for (int height = 1; height <= top; height++) {
      byte[] beneath = height == 1 ? hashes : nodes;
      int from = height == 1 ? 0 : innerAt(height - 1, 0);
      for (int index = 0; index < id.width() >>> height; index++) {
        TreeHashing.node(
            beneath, (from + 2 * index) * Hash.BYTES, nodes, innerAt(height, index) * Hash.BYTES);
      }
    }
    return nodes;
  }

  /// Where a node stands among the inner ones.
  private int innerAt(int height, int index) {
    int at = index;
    for (int lower = 1; lower < height; lower++) {
      at += id.width() >>> lower;
    }
    return at;
  }

  /// Of a full tile, as it stands in the tile above.
  public Hash root() {
    return node(HEIGHT, 0);
  }

  /// The tile as it was when it had fewer hashes.
  HashTile cut(int width) {
    return new HashTile(
        new HashTileId(id.level(), id.index(), width), Arrays.copyOf(hashes, width * Hash.BYTES));
  }

  /// Where another tile begins to differ; -1 if nowhere.
  int mismatch(byte[] other) {
    int at = Arrays.mismatch(hashes, other);
    return at < 0 ? -1 : at / Hash.BYTES;
  }
}
