package io.modeltrail.examples.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file and what its bytes are known by.
///
/// @param sha256 64 lowercase hexadecimal digits
record Digested(Path path, String sha256, long sizeBytes) {

  /// Reads the file as it lies on disk, once, in pieces: it may be larger than memory.
  ///
  /// @throws IOException if the file cannot be read
  static Digested of(Path file) throws IOException {
    var path = file.toAbsolutePath().normalize();
    try (var in = new DigestInputStream(Files.newInputStream(path), newSha256())) {
      var size = in.transferTo(OutputStream.nullOutputStream());
      return new Digested(path, HexFormat.of().formatHex(in.getMessageDigest().digest()), size);
    }
  }

  /// A `file:` URI.
  String uri() {
    return path.toUri().toString();
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
