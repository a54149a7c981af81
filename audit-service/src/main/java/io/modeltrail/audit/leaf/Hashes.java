package io.modeltrail.audit.leaf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hashes of the trail.
public final class Hashes {

  private static final byte LEAF = 0;

  private Hashes() {}

  /// RFC 6962, section 2.1: SHA-256 of 0x00 and the leaf.
  public static byte[] leaf(byte[] leaf) {
    MessageDigest sha256 = sha256();
    sha256.update(LEAF);
    return sha256.digest(leaf);
  }

  /// SHA-256 of the salt and the bytes: says nothing of the bytes to whoever does not have the
  /// salt.
  public static byte[] commitment(byte[] salt, byte[] bytes) {
    MessageDigest sha256 = sha256();
    sha256.update(salt);
    return sha256.digest(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
