package io.modeltrail.audit.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.audit.leaf.Hashes;
import java.security.MessageDigest;
import java.security.SecureRandom;

/// Recognises a text without being it: a request to erase somebody must not be one more place where
/// they stand.
///
/// @param salt random
/// @param hash SHA-256 of salt and text
record Needle(byte[] salt, byte[] hash) {

  private static final int SALT_BYTES = 32;

  static Needle of(String text, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Needle(salt, Hashes.commitment(salt, text.getBytes(UTF_8)));
  }

  boolean matches(String text) {
    return MessageDigest.isEqual(hash, Hashes.commitment(salt, text.getBytes(UTF_8)));
  }
}
