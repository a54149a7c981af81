package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHashing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Up to 256 entries, each after its length in two bytes. As it is read it proves nothing: see
/// [TiledTree].
public final class EntryBundle {

  /// What a length of two bytes can say. Larger things are logged by their hash.
  public static final int ENTRY_BYTES_MAX = 65_535;

  private static final String FORMAT = "entry bundle";

  private final EntryBundleId id;
  private final byte[] bytes;

  /// Where each entry begins, after its length.
  private final int[] starts;

  private EntryBundle(EntryBundleId id, byte[] bytes, int[] starts) {
    this.id = id;
    this.bytes = bytes;
    this.starts = starts;
  }

  /// @throws IllegalArgumentException if there are none, more than 256, or one is too long
  public static EntryBundle of(long index, List<byte[]> entries) {
    EntryBundleId id = new EntryBundleId(index, entries.size());
    int length = 0;
    for (byte[] entry : entries) {
      if (entry.length > ENTRY_BYTES_MAX) {
        throw new IllegalArgumentException("an entry has %d bytes".formatted(entry.length));
      }
      length += Short.BYTES + entry.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    int[] starts = new int[entries.size()];
    for (int i = 0; i < starts.length; i++) {
      out.putShort((short) entries.get(i).length);
      starts[i] = out.position();
      out.put(entries.get(i));
    }
    return new EntryBundle(id, out.array(), starts);
  }

  public static EntryBundle parse(EntryBundleId id, byte[] bytes) throws MalformedException {
    int[] starts = new int[id.width()];
    int at = 0;
    for (int i = 0; i < starts.length; i++) {
      at = next(id, bytes, at, i);
      starts[i] = at;
      at += length(bytes, at);
    }
    if (at != bytes.length) {
      throw new MalformedException(
          FORMAT, "%s has %d bytes after its entries".formatted(id, bytes.length - at));
    }
    return new EntryBundle(id, bytes.clone(), starts);
  }

  /// Where the entry whose length stands at a place begins.
  private static int next(EntryBundleId id, byte[] bytes, int at, int entry)
      throws MalformedException {
    int start = at + Short.BYTES;
    if (start > bytes.length) {
      throw new MalformedException(
          FORMAT, "%s ends before the length of entry %d".formatted(id, entry));
    }
    if (length(bytes, start) > bytes.length - start) {
      throw new MalformedException(FORMAT, "%s ends within entry %d".formatted(id, entry));
    }
    return start;
  }

  /// Of the entry that starts at a place.
  private static int length(byte[] bytes, int start) {
    return (bytes[start - 2] & 0xff) << 8 | (bytes[start - 1] & 0xff);
  }

  public EntryBundleId id() {
    return id;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// @param index within the bundle
  public byte[] entry(int index) {
    int start = starts[index];
    return Arrays.copyOfRange(bytes, start, start + length(bytes, start));
  }

  public List<byte[]> entries() {
    List<byte[]> entries = new ArrayList<>(starts.length);
    for (int i = 0; i < starts.length; i++) {
      entries.add(entry(i));
    }
    return entries;
  }

  /// What the tile of level 0 with the same index and width must be.
  public HashTile leaves() {
    byte[] hashes = new byte[starts.length * Hash.BYTES];
    for (int i = 0; i < starts.length; i++) {
      TreeHashing.leaf(bytes, starts[i], length(bytes, starts[i]), hashes, i * Hash.BYTES);
    }
    return new HashTile(new HashTileId(0, id.index(), id.width()), hashes);
  }

  /// The bundle as it was when it had fewer entries.
  EntryBundle cut(int width) {
    return width == starts.length ? this : of(id.index(), entries().subList(0, width));
  }
}
