package io.modeltrail.registry.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.messaging.wire.PlainJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// All that was said of a model or a version up to a time.
///
/// @param content the fields of ModelDescribed that were ever set, without the envelope; a tag with
///   an empty text was taken away
/// @param at when the log took the last of it
record Description(Key key, ObjectNode content, Instant at) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ENVELOPE =
      List.of("eventId", "occurredAt", "causationId", "actor", "modelName", "version");

  /// What is described.
  ///
  /// @param version 0: the model itself
  record Key(String modelName, int version) implements Comparable<Key> {
    static Key of(ModelDescribed described) {
      return new Key(
          described.getModelName(), described.getVersion() == null ? 0 : described.getVersion());
    }

    @Override
    public int compareTo(Key other) {
      int byName = modelName.compareTo(other.modelName);
      return byName != 0 ? byName : Integer.compare(version, other.version);
    }
  }

  static Description empty(Key key) {
    return new Description(key, JSON.createObjectNode(), Instant.EPOCH);
  }

  static Description read(Key key, String content, Instant at) {
    try {
      return new Description(key, (ObjectNode) JSON.readTree(content), at);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored description cannot be read", e);
    }
  }

  /// What is null stays as it is; tags are added or replaced one by one.
  Description with(ModelDescribed described, Instant saidAt) {
    ObjectNode said = json(described);
    said.remove(ENVELOPE);
    ObjectNode merged = content.deepCopy();
    JsonNode tags = said.remove("tags");
    if (tags != null && !tags.isEmpty()) {
      merged.withObjectProperty("tags").setAll((ObjectNode) tags);
    }
    said.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> merged.set(field.getKey(), field.getValue()));
    return new Description(key, merged, saidAt);
  }

  /// How many tags were ever said of it.
  int tags() {
    JsonNode tags = content.get("tags");
    return tags == null ? 0 : tags.size();
  }

  private static ObjectNode json(ModelDescribed described) {
    try {
      return (ObjectNode) JSON.readTree(PlainJson.write(described));
    } catch (IOException e) {
      throw new IllegalStateException("what was just written cannot be read", e);
    }
  }
}
