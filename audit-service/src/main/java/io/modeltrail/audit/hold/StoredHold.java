package io.modeltrail.audit.hold;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A hold as it is stored.
///
/// @param number in the order in which they were made
/// @param state null while the note of it was not read back
record StoredHold(UUID eventId, long number, Hold hold, @Nullable Set state) {

  /// It is, or was, in force.
  ///
  /// @param setBy the entry of its note
  record Set(long setBy, @Nullable Released released) {}

  /// @param releasedBy the entry of the note of its end
  record Released(long releasedBy, String reason) {}
}
