package io.modeltrail.audit.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A legal hold.
///
/// @param setBy the entry that put it into force
/// @param releasedBy the entry that ended it
@Schema(name = "Hold")
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoldView(
    String name,
    @Schema(description = "PENDING, IN_FORCE or RELEASED") String state,
    @Nullable Boolean everything,
    @Nullable String model,
    @Nullable String type,
    @Nullable Instant from,
    @Nullable Instant to,
    String reason,
    @Nullable Long setBy,
    @Nullable Long releasedBy,
    @Nullable String releaseReason,
    String href) {

  static HoldView of(StoredHold stored) {
    StoredHold.Set state = stored.state();
    StoredHold.Released released = state == null ? null : state.released();
    Hold hold = stored.hold();
    Hold.Some some = hold.extent() instanceof Hold.Some given ? given : null;
    return new HoldView(
        hold.name(),
        state == null ? "PENDING" : released == null ? "IN_FORCE" : "RELEASED",
        some == null ? true : null,
        some == null ? null : some.model(),
        some == null ? null : some.type(),
        some == null ? null : some.when().from(),
        some == null ? null : some.when().to(),
        hold.reason(),
        state == null ? null : state.setBy(),
        released == null ? null : released.releasedBy(),
        released == null ? null : released.reason(),
        href(hold.name()));
  }

  static String href(String name) {
    return "/holds/" + name;
  }
}
