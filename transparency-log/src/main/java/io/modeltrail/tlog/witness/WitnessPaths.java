package io.modeltrail.tlog.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Where a witness is reached, below its prefixes.
public final class WitnessPaths {

  /// Takes requests, with POST, below the submission prefix.
  public static final String ADD_CHECKPOINT = "add-checkpoint";

  private WitnessPaths() {}

  /// The latest checkpoint of a log that the witness has cosigned, with GET, below the monitoring
  /// prefix. Origins may have slashes, so the path has their hash.
  public static String checkpoint(String origin) {
    return HexFormat.of().formatHex(sha256().digest(origin.getBytes(UTF_8))) + "/checkpoint";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
