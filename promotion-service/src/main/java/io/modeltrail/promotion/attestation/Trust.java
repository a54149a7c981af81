package io.modeltrail.promotion.attestation;

import io.modeltrail.event.Attestation;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Tells whether a record was let in by the service.
public interface Trust {

  /// Whether the attestation is the service's, of exactly this record.
  ///
  /// @param record with or without its attestation
  boolean isGenuine(SpecificRecord record, @Nullable Attestation attestation);
}
