package io.modeltrail.audit.reading;

import io.modeltrail.audit.leaf.Personal;
import io.modeltrail.audit.leaf.Said;
import io.modeltrail.messaging.record.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What could be read of a record.
///
/// @param decoded its content as JSON in UTF-8; null if it could not be decoded
/// @param problem why not; null if it could
/// @param actor subject of who caused it, if it is short enough to be looked for
/// @param personal what in it names people, in its order
public record Reading(
    Said said,
    byte @Nullable [] decoded,
    @Nullable Refusal problem,
    @Nullable String actor,
    List<Personal> personal) {

  /// A record of which nothing could be read but perhaps its schema.
  static Reading not(Said said, String code, String detail) {
    return new Reading(said, null, new Refusal(code, detail), null, List.of());
  }

  /// The same, of which no decoded copy is kept.
  public Reading without(Refusal why) {
    return new Reading(said, null, why, null, personal);
  }
}
