package io.modeltrail.examples.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of an InferenceService for a model, of which two models never share one.
///
/// A model's name may have capitals, spaces, dots and 200 characters; KServe takes lowercase
/// letters, digits and hyphens, a letter first. A name that has to be changed gets a digest of the
/// original behind it, and so does one that looks as if it had one, lest it be taken for another's.
record KubernetesName(String value) {

  /// `<name>-predictor-<namespace>` becomes a part of a host's name, which has 63 characters.
  static final int LENGTH_MAX = 40;

  private static final int DIGEST_LENGTH = 10;
  private static final Pattern VALID = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern DIGESTED = Pattern.compile(".*-[0-9a-f]{10}");

  KubernetesName {
    if (value.length() > LENGTH_MAX || !VALID.matcher(value).matches()) {
      throw new IllegalArgumentException("not a name of an InferenceService: " + value);
    }
  }

  static KubernetesName of(String model) {
    if (model.length() <= LENGTH_MAX
        && VALID.matcher(model).matches()
        && !DIGESTED.matcher(model).matches()) {
      return new KubernetesName(model);
    }
    var readable = model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    readable = Character.isLetter(readable.charAt(0)) ? readable : "m-" + readable;
    readable = readable.substring(0, Math.min(readable.length(), LENGTH_MAX - DIGEST_LENGTH - 1));
    return new KubernetesName(readable.replaceAll("-+$", "") + "-" + digest(model));
  }

  private static String digest(String model) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256").digest(model.getBytes(UTF_8));
      return HexFormat.of().formatHex(sha256).substring(0, DIGEST_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
