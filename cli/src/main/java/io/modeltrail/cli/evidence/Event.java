package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry whose record is proven and could be read.
///
/// @param said its content, as [PlainRecord] reads it
record Event(long index, Leaf leaf, ObjectNode said) {

  /// Empty if it is not said.
  String text(String field) {
    return said.path(field).asText("");
  }

  /// 0 if it is not said.
  long number(String field) {
    return said.path(field).asLong(0);
  }

  JsonNode at(String field) {
    return said.path(field);
  }

  @Nullable String id() {
    return leaf.said().eventId();
  }

  Instant appendedAt() {
    return leaf.appendedAt();
  }
}
