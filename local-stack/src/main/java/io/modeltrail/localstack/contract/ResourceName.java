package io.modeltrail.localstack.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// The names that Kubernetes takes for a resource: those of the DNS.
final class ResourceName {

  private static final Pattern FORM =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final int LONGEST = 253;

  private ResourceName() {}

  static boolean isOne(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }

  /// A name of Kafka's as it is, if it can be one. If not, what is left of it, and the beginning of
  /// its SHA-256: what differs by case or by an underscore alone stays apart.
  static String of(String name) {
    if (isOne(name)) {
      return name;
    }
    var left = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
    var kept = left.substring(0, Math.min(left.length(), LONGEST - 9)).replaceAll("-$", "");
    return kept + "-" + HexFormat.of().formatHex(sha256(name), 0, 4);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
