package io.modeltrail.audit.reading;

import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A reader for each schema that records were written with, by the schema's id.
final class Readers {

  /// Past this many they are made anew: far more than an installation has schema versions.
  private static final int READERS_MAX = 1_000;

  private final SchemaRegistry schemas;
  private final RecordReader.Known known;
  private final Map<Integer, BoundedReader> readers = new HashMap<>();
  private final Set<Integer> unknown = new HashSet<>();

  /// What there is for an id.
  sealed interface Found {
    record One(BoundedReader reader) implements Found {}

    record None(Refusal why) implements Found {}
  }

  Readers(SchemaRegistry schemas, RecordReader.Known known) {
    this.schemas = schemas;
    this.known = known;
  }

  /// Forgets which ids are unknown. Within a batch they stay so: its records were written before
  /// the question.
  void beginBatch() {
    unknown.clear();
  }

  /// @throws io.modeltrail.messaging.wire.CannotTellNow if the schema registry cannot say
  Found find(int schemaId) {
    BoundedReader reader = readers.get(schemaId);
    if (reader != null) {
      return new Found.One(reader);
    }
    if (unknown.contains(schemaId)) {
      return unknown(schemaId);
    }
    return switch (schemas.schema(schemaId)) {
      case SchemaRegistry.Answer.Known(var schema) -> keep(schemaId, new BoundedReader(schema));
      case SchemaRegistry.Answer.NotAvro(String detail) ->
          new Found.None(new Refusal("NOT_AVRO", "schema id " + schemaId + ": " + detail));
      case SchemaRegistry.Answer.Unknown() -> {
        if (unknown.isEmpty()) {
          schemas.confirmKnows(known.subject(), known.schemaText());
        }
        unknown.add(schemaId);
        yield unknown(schemaId);
      }
    };
  }

  private Found keep(int schemaId, BoundedReader reader) {
    if (readers.size() >= READERS_MAX) {
      readers.clear();
    }
    readers.put(schemaId, reader);
    return new Found.One(reader);
  }

  private static Found unknown(int schemaId) {
    return new Found.None(
        new Refusal("UNKNOWN_SCHEMA", "the schema registry does not know schema id " + schemaId));
  }
}
