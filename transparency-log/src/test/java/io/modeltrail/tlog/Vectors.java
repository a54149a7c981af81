package io.modeltrail.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.tree.ConsistencyProof;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.InclusionProof;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// How the vectors of others are written down, and bytes that are a little wrong.
public final class Vectors {

  private Vectors() {}

  public static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  public static Hash hash(String hex) {
    return Hash.of(hex(hex));
  }

  public static byte[] ascii(String text) {
    return text.getBytes(UTF_8);
  }

  /// @param base64 with commas between
  public static List<Hash> hashes(String base64) {
    return Arrays.stream(base64.split(","))
        .map(String::strip)
        .filter(h -> !h.isEmpty())
        .map(Vectors::base64)
        .toList();
  }

  private static Hash base64(String text) {
    try {
      return Hash.parse(text);
    } catch (MalformedException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static InclusionProof inclusion(long index, String base64) {
    return new InclusionProof(index, hashes(base64));
  }

  public static ConsistencyProof consistency(String base64) {
    return new ConsistencyProof(hashes(base64));
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String sha256(List<Hash> hashes) {
    byte[] all = new byte[hashes.size() * Hash.BYTES];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).copyTo(all, i * Hash.BYTES);
    }
    return sha256(all);
  }

  /// The log whose entry i is `leaf <i>`.
  public static byte[] leaf(long index) {
    return ascii("leaf " + index);
  }

  public static MemoryTree tree(int size) {
    MemoryTree tree = new MemoryTree();
    for (int i = 0; i < size; i++) {
      tree.append(TreeHashing.leaf(leaf(i)));
    }
    return tree;
  }

  public static Hash flipped(Hash hash, int bit) {
    return Hash.of(flipped(hash.bytes(), bit));
  }

  public static byte[] flipped(byte[] bytes, int bit) {
    byte[] other = bytes.clone();
    other[bit / 8] ^= (byte) (1 << bit % 8);
    return other;
  }

  public static <T> List<T> replaced(List<T> list, int index, T element) {
    List<T> other = new ArrayList<>(list);
    other.set(index, element);
    return other;
  }
}
