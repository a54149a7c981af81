package io.modeltrail.governance.reading;

import io.modeltrail.governance.reading.Document.Unreadable;
import io.modeltrail.governance.reading.Reading.Sound;
import io.modeltrail.governance.reading.Reading.Unsound;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The file that the rules are kept in: one YAML document.
public final class GovernanceFile {

  /// In UTF-8.
  public static final int BYTES_MAX = 128 * 1024;

  public static final int ENVIRONMENTS_MAX = 50;
  public static final int WORKSPACES_MAX = 1_000;
  public static final int GATES_MAX = 50;
  public static final int APPROVALS_MAX = 10;
  public static final int WATCHES_MAX = 50;

  /// Exceptions for models.
  public static final int MODELS_MAX = 200;

  /// More than these are not told at once.
  public static final int FLAWS_MAX = 100;

  private GovernanceFile() {}

  /// Reads and checks all of it. Never throws, whatever the text is.
  public static Reading read(String yaml) {
    return switch (Document.of(yaml)) {
      case Unreadable(var flaw) -> new Unsound(List.of(flaw));
      case Document.Root(var root) -> {
        var flaws = new Flaws(yaml);
        var governance = GovernanceReader.read(root, flaws);
        yield governance == null ? new Unsound(flaws.all()) : new Sound(governance, digest(yaml));
      }
    };
  }

  /// SHA-256 of the text in UTF-8, as 64 lowercase hexadecimal digits.
  public static String digest(String yaml) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(yaml.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
