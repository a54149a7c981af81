package io.modeltrail.service.door;

import java.util.UUID;

/// What a caller gets who does not wait, or not long enough.
///
/// @param href where the event's fate can be read
public record Accepted(UUID eventId, String href) {

  static Accepted of(UUID eventId) {
    return new Accepted(eventId, "/events/" + eventId);
  }
}
