package io.modeltrail.service.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.service.problem.Problem;
import java.util.Map;

/// Whether texts are texts. JSON can escape half of a surrogate pair, which no encoding of a text
/// keeps: what would be written were not what was said, and a signature would not hold.
final class WellFormed {

  private WellFormed() {}

  /// @throws Problem.Thrown 400 if a text, or a name of a field, holds half of a surrogate pair
  static void check(JsonNode json) {
    if (json.isTextual()) {
      check(json.textValue());
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      check(field.getKey());
    }
    json.forEach(WellFormed::check);
  }

  private static void check(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          throw Problem.badRequest(
              "LONE_SURROGATE",
              "a text holds half of a surrogate pair, \\u%04x, which is no character"
                  .formatted((int) text.charAt(i)));
        }
        i++;
      }
    }
  }
}
