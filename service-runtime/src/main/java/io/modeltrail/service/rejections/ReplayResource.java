package io.modeltrail.service.rejections;

import io.modeltrail.messaging.rejection.Rejection;
import io.modeltrail.messaging.rejection.RejectionList;
import io.modeltrail.service.access.Caller;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Accepted;
import io.modeltrail.service.door.Answers;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.Fate;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Sends a refused record again.
@Path("/rejections/{id}/replay")
@EndpointDisabled(name = "modeltrail.decides", stringValue = "false")
@Tag(name = "Rejections")
@RolesAllowed({Groups.OPERATOR, Groups.TRAINER})
class ReplayResource {

  private final VisibleRejections rejections;
  private final Replay replay;
  private final Door door;
  private final Caller caller;

  ReplayResource(VisibleRejections rejections, Replay replay, Door door, Caller caller) {
    this.rejections = rejections;
    this.replay = replay;
    this.door = door;
    this.caller = caller;
  }

  @POST
  @Operation(
      summary = "Send a refused record again",
      description =
          "Without a body as it came, after what refused it has changed; with a body the corrected event as plain JSON. The event keeps its id: sent twice, it takes effect once. A corrected one is said by the caller.")
  @RequestBody(
      required = false,
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Object.class)))
  @APIResponse(
      responseCode = "201",
      description = "It has its effect (only with Prefer: wait)",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(responseCode = "400", description = "The body is not the event, corrected")
  @APIResponse(
      responseCode = "403",
      description = "The caller may not say such an event; it can be sent again as it came")
  @APIResponse(responseCode = "404", description = "There is none, or not for the caller")
  @APIResponse(
      responseCode = "422",
      description = "Only corrected it can be sent; or it was refused again (with Prefer: wait)")
  @APIResponse(
      responseCode = "503",
      description = "The broker did not acknowledge it; send it again")
  public Response replay(
      UUID id,
      @Nullable String body,
      @Parameter(description = "wait=<seconds>, at most 30: answer with the effect")
          @HeaderParam("Prefer")
          @Nullable String prefer)
      throws SQLException {
    Rejection rejection = rejections.get(id).rejection();
    Replay.Again again =
        body == null || body.isBlank()
            ? replay.asItCame(rejection)
            : replay.corrected(rejection, body);
    Door.Told told = door.write(again.record(), again.said(), prefer);
    // A crash here leaves the record in the log and no note of it: whoever replays it again sends
    // the same event.
    rejections.replayed(
        id, new RejectionList.Replayed(Clock.systemUTC().instant(), caller.actor().getSubject()));
    Fate fate = door.await(told);
    return Answers.of(fate, href -> new Accepted(again.said().eventId(), href));
  }
}
