package io.modeltrail.avro;

import java.util.regex.Pattern;

/// The name of an environment, such as `qa`: part of the names of its topics.
record EnvironmentName(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  EnvironmentName {
    if (!isOne(value)) {
      throw new IllegalArgumentException(
          "not the name of an environment (at most 63 of a-z, 0-9 and -, no - at either end): "
              + value);
    }
  }

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
