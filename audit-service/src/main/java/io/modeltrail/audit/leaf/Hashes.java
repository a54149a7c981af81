package io.modeltrail.audit.leaf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hashes that leaves commit with.
public final class Hashes {

  private Hashes() {}

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
