package io.modeltrail.registry.artifact.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What is sent to S3, part after part. Each part goes with its MD5, which every server that speaks
/// S3 compares with what arrives; and all that was said in this way must have the artifact's digest
/// before there is an object. So no other bytes get under a digest, whatever became of the file
/// meanwhile.
final class SentBytes {

  private static final int BUFFER_BYTES = 128 * 1024;

  private final MessageDigest all = Sha256.digest();

  /// @return the MD5 of the next part, as the header `Content-MD5` has it
  String md5(FilePart part) throws IOException {
    MessageDigest md5 = md5();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream bytes = part.newStream()) {
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        md5.update(buffer, 0, read);
        all.update(buffer, 0, read);
      }
    }
    return Base64.getEncoder().encodeToString(md5.digest());
  }

  /// @throws IOException if the parts have another digest
  void mustBe(Sha256 sha256) throws IOException {
    Sha256 actual = Sha256.of(all);
    if (!actual.equals(sha256)) {
      throw new IOException("what is to be kept as " + sha256 + " has the digest " + actual);
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
