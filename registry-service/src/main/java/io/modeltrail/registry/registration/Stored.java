package io.modeltrail.registry.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.messaging.wire.PlainJsonReader;
import org.apache.avro.specific.SpecificRecord;

/// Events that are stored as JSON.
final class Stored {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Stored() {}

  static <T extends SpecificRecord> T read(String content, Class<T> type) {
    return read(json(content), type);
  }

  static JsonNode json(String stored) {
    try {
      return JSON.readTree(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what PostgreSQL gives is JSON", e);
    }
  }

  static <T extends SpecificRecord> T read(JsonNode content, Class<T> type) {
    try {
      return PlainJsonReader.readStored(content, type);
    } catch (PlainJsonReader.Misfit e) {
      throw new IllegalStateException("a stored event cannot be read", e);
    }
  }
}
