package io.modeltrail.audit.passport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an entry tells.
///
/// @param topic without the installation's prefix
/// @param said the record's content; null if it was erased, or could not be decoded
/// @param refusal why a service refused the record, if it is a dead letter that says so
public record Told(
    long index,
    String topic,
    Instant appendedAt,
    @Nullable JsonNode said,
    @Nullable String refusal) {

  /// Longest text that the page repeats; all of it is in the entry.
  private static final int LENGTH_MAX = 1_000;

  boolean is(String topic) {
    return this.topic.equals(topic) && said != null;
  }

  JsonNode at(String path) {
    return said == null ? MissingNode.getInstance() : said.at(path);
  }

  /// Empty if it is not said.
  String text(String path) {
    return text(at(path));
  }

  static String text(JsonNode value) {
    String text = value.isContainerNode() ? value.toString() : value.asText("");
    return text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX) + " …";
  }

  /// Who somebody is, and what.
  String actor(String path) {
    String subject = text(path + "/subject");
    return subject.isEmpty() ? "not said" : subject + " (" + text(path + "/kind") + ")";
  }
}
