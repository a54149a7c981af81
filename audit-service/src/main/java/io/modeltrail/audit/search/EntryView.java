package io.modeltrail.audit.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry in a list.
///
/// @param index its place in the trail
/// @param leafHash SHA-256 of 0x00 and the leaf
/// @param eventId the record's own id
/// @param actor subject of who caused it, as the record says
/// @param decodeProblem why the record could not be decoded, if it could not
/// @param erasedBy the entry by which its payload was erased, all or in part
/// @param href where all of it is
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryView(
    long index,
    String leafHash,
    PlaceView place,
    Instant appendedAt,
    @Nullable UUID eventId,
    @Nullable String type,
    @Nullable String model,
    @Nullable String environment,
    @Nullable String actor,
    @Nullable String decodeProblem,
    @Nullable Long erasedBy,
    String href) {

  /// Where a record stands in the log.
  ///
  /// @param topic without the installation's prefix
  public record PlaceView(String topic, UUID topicId, int partition, long offset) {}
}
