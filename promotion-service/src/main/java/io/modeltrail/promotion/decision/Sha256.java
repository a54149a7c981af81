package io.modeltrail.promotion.decision;

import java.util.regex.Pattern;

/// A digest as records write it.
final class Sha256 {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private Sha256() {}

  /// Whether a text is 64 lowercase hexadecimal digits.
  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
