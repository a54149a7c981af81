package io.modeltrail.tlog.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hashes of RFC 6962 section 2.1. Leaves and nodes begin with different bytes, so that a node
/// can never be shown as an entry.
public final class TreeHashing {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  // Looking a digest up costs about as much as a hash.
  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(TreeHashing::sha256);

  private static final Hash EMPTY = new Hash(sha256().digest());

  private TreeHashing() {}

  /// The root of the tree without entries.
  public static Hash emptyRoot() {
    return EMPTY;
  }

  public static Hash leaf(byte[] entry) {
    MessageDigest digest = fresh();
    digest.update(LEAF);
    return new Hash(digest.digest(entry));
  }

  public static Hash node(Hash left, Hash right) {
    return node(left.bytes(), right.bytes());
  }

  static Hash node(byte[] left, byte[] right) {
    MessageDigest digest = fresh();
    digest.update(NODE);
    digest.update(left);
    return new Hash(digest.digest(right));
  }

  /// Writes the hash of an entry, for many of them without an object each.
  public static void leaf(
      byte[] source, int offset, int length, byte[] destination, int destinationOffset) {
    MessageDigest digest = fresh();
    digest.update(LEAF);
    digest.update(source, offset, length);
    write(digest, destination, destinationOffset);
  }

  /// Writes the hash over two nodes that stand beside each other, 64 bytes from an offset on.
  public static void node(byte[] source, int offset, byte[] destination, int destinationOffset) {
    MessageDigest digest = fresh();
    digest.update(NODE);
    digest.update(source, offset, 2 * Hash.BYTES);
    write(digest, destination, destinationOffset);
  }

  private static void write(MessageDigest digest, byte[] destination, int offset) {
    try {
      digest.digest(destination, offset, Hash.BYTES);
    } catch (DigestException e) {
      throw new IllegalArgumentException("no room for a hash at " + offset, e);
    }
  }

  /// A call before may have failed half way.
  private static MessageDigest fresh() {
    MessageDigest digest = SHA256.get();
    digest.reset();
    return digest;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
