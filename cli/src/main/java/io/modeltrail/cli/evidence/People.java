package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;

/// Who somebody is.
final class People {

  private People() {}

  static String name(JsonNode actor) {
    String subject = actor.path("subject").asText("");
    return subject.isEmpty() ? "nobody who is named" : subject;
  }

  /// Subjects are one issuer's, where it is known.
  static boolean isSame(JsonNode one, JsonNode other) {
    String subject = one.path("subject").asText("");
    boolean issuers =
        !one.has("issuer") || !other.has("issuer") || one.get("issuer").equals(other.get("issuer"));
    return !subject.isEmpty() && issuers && subject.equals(other.path("subject").asText(""));
  }
}
