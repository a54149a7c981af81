package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHashing;
import java.util.Arrays;

/// Up to 256 hashes of one level of the tree. As it is read it proves nothing: see [TiledTree].
public final class HashTile {

  /// How many levels of nodes a tile stands for.
  static final int HEIGHT = 8;

  private final HashTileId id;
  private final byte[] hashes;

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
    int from = (index << height) * Hash.BYTES;
    byte[] nodes = Arrays.copyOfRange(hashes, from, from + (Hash.BYTES << height));
    for (int count = 1 << height; count > 1; count /= 2) {
      // Every pair is read before the place is written where its hash goes.
      for (int pair = 0; pair < count / 2; pair++) {
        TreeHashing.node(nodes, 2 * pair * Hash.BYTES, nodes, pair * Hash.BYTES);
      }
    }
    return Hash.at(nodes, 0);
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
