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
/// @param bytesMax the largest value that is taken
public record Source<T extends SpecificRecord>(
    String topic, Class<T> type, String schemaText, Function<T, Identity> identity, int bytesMax) {

  /// Records of anyone.
  public Source(String topic, Class<T> type, String schemaText, Function<T, Identity> identity) {
    this(topic, type, schemaText, identity, Decoder.RECORD_BYTES_MAX);
  }

  /// The same, of records that only services write: these repeat a record of anyone, which may be
  /// as large as those may be, and add to it.
  public Source<T> ofServices() {
    return new Source<>(topic, type, schemaText, identity, Decoder.SERVICE_RECORD_BYTES_MAX);
  }

  /// @param eventId the record's own id
  /// @param key what its Kafka key must be
  /// @param scope who besides operators may see it if it is refused; null: nobody
  public record Identity(UUID eventId, String key, @Nullable String scope) {}
}
