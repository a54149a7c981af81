package io.modeltrail.audit.answers.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.audit.answers.record.Fact;

/// A record as the services write it in JSON.
public final class Plain {

  private static final String NOT_SAID = "1970-01-01T00:00:00";

  private Plain() {}

  /// The trail's copy has a time that was not said as 1970; the services leave it out.
  public static ObjectNode of(Fact<?> fact) {
    ObjectNode said = fact.json();
    if (said.path("occurredAt").asText().startsWith(NOT_SAID)) {
      said.remove("occurredAt");
    }
    return said;
  }
}
