package io.modeltrail.registry.artifact.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The SHA-256 of some bytes.
///
/// @param hex 64 lowercase hex digits
public record Sha256(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not 64 lowercase hex digits: " + hex);
    }
  }

  public static Optional<Sha256> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Sha256(text)) : Optional.empty();
  }

  public static Sha256 of(byte[] bytes) {
    return of(digest(), bytes);
  }

  /// The digest of what was fed to `digest`, which is reset by it.
  public static Sha256 of(MessageDigest digest) {
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// As headers of HTTP and S3 have it.
  public String base64() {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }

  private static Sha256 of(MessageDigest digest, byte[] bytes) {
    digest.update(bytes);
    return of(digest);
  }

  @Override
  public String toString() {
    return hex;
  }
}
