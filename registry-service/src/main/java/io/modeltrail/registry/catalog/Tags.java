package io.modeltrail.registry.catalog;

import io.modeltrail.service.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tags that are looked for, as `key:value`.
final class Tags {

  private static final int MAX = 20;

  private Tags() {}

  /// @throws Problem.Thrown 400 if one is not written so
  static Map<String, String> read(List<String> texts) {
    if (texts.size() > MAX) {
      throw Problem.badRequest("BAD_TAG", "at most %d tags can be asked for".formatted(MAX));
    }
    Map<String, String> tags = new LinkedHashMap<>();
    for (String text : texts) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw Problem.badRequest("BAD_TAG", "tag must be key:value, found \"" + text + "\"");
      }
      String before = tags.put(text.substring(0, colon), text.substring(colon + 1));
      if (before != null && !before.equals(text.substring(colon + 1))) {
        throw Problem.badRequest(
            "BAD_TAG", "no version has two values of the tag " + text.substring(0, colon));
      }
    }
    return tags;
  }
}
