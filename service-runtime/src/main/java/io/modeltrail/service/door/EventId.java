package io.modeltrail.service.door;

import io.modeltrail.service.problem.Problem;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An event's id in a path.
@Schema(type = SchemaType.STRING, format = "uuid")
public record EventId(UUID value) {

  /// @throws Problem.Thrown 400 if it is none
  public static EventId fromString(String text) {
    try {
      return new EventId(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("BAD_EVENT_ID", "an event's id is a UUID, found " + text);
    }
  }
}
