package io.modeltrail.messaging.wire;

import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// A topic that a service reads, and what the loop must know of its records.
///
/// @param topic without the installation's prefix
/// @param type the generated class of its records
/// @param schemaText the schema as registered, from the `.avsc` file
/// @param identity how to read a record's identity
public record Source<T extends SpecificRecord>(
    String topic, Class<T> type, String schemaText, Function<T, Identity> identity) {

  /// @param eventId the record's own id
  /// @param key what its Kafka key must be
  /// @param scope who besides operators may see it if it is refused; null: nobody
  public record Identity(UUID eventId, String key, @Nullable String scope) {}
}
