package io.modeltrail.messaging.wire;

import io.modeltrail.messaging.record.Refusal;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// What became of a record's bytes.
public sealed interface Decoded {

  /// Who and what it is; null if not even that can be read.
  Source.@Nullable Identity identity();

  /// @param digest SHA-256 of what it says, see [Content]
  record Good(SpecificRecord content, Source.Identity identity, byte[] digest) implements Decoded {}

  record Bad(Refusal refusal, Source.@Nullable Identity identity) implements Decoded {}
}
