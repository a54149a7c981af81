package io.modeltrail.audit.hold;

import io.modeltrail.audit.instruction.DoorNotes;
import io.modeltrail.audit.instruction.Instruction;
import io.modeltrail.audit.noting.Notes;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Envelope;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Legal holds: set, released, read.
@Path("/holds")
@Tag(name = "Retention")
class HoldResource {

  private static final String WAIT = "wait=<seconds>, at most 30: answer when it is in force";

  private final Holds holds;
  private final DoorNotes log;
  private final Envelope envelope;
  private final Notes notes;

  HoldResource(Holds holds, DoorNotes log, Envelope envelope, Notes notes) {
    this.holds = holds;
    this.log = log;
    this.envelope = envelope;
    this.notes = notes;
  }

  @POST
  @RolesAllowed(Groups.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Set a legal hold: nothing that it covers is erased",
      description =
          "It is in force when the service has read back the note of it. Entries to come are covered"
              + " as well.")
  @RequestBody(content = @Content(schema = @Schema(implementation = HoldBody.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is in force (only with Prefer: wait)",
      content = @Content(schema = @Schema(implementation = HoldView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same was set before: nothing was written",
      content = @Content(schema = @Schema(implementation = HoldView.class)))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log",
      content = @Content(schema = @Schema(implementation = HoldView.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another one has the name, or there are too many")
  public Response set(
      String body, @Parameter(description = WAIT) @HeaderParam("Prefer") @Nullable String prefer)
      throws SQLException {
    Hold hold = HoldBody.read(body);
    Instruction instruction = instruction(Instruction.Kind.HOLD, HoldNotes.set(hold));
    return switch (holds.begin(hold, instruction, Clock.systemUTC().instant())) {
      case Holds.Beginning.Begun begun ->
          answer(tell(instruction, prefer, hold.name()), Response.status(201), hold.name());
      case Holds.Beginning.There(StoredHold there) -> Response.ok(HoldView.of(there)).build();
      case Holds.Beginning.Refused(Refusal why) -> refused(why);
    };
  }

  @DELETE
  @Path("/{name}")
  @RolesAllowed(Groups.OPERATOR)
  @Operation(
      summary = "Release a legal hold",
      description = "What it covered may be erased once the service has read back the note of it.")
  @APIResponse(
      responseCode = "200",
      description = "It is released (only with Prefer: wait)",
      content = @Content(schema = @Schema(implementation = HoldView.class)))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log",
      content = @Content(schema = @Schema(implementation = HoldView.class)))
  @APIResponse(responseCode = "404", description = "No hold in force has the name")
  public Response release(
      String name,
      @Parameter(description = "why, at most 1,000 characters", required = true)
          @QueryParam("reason")
          @Nullable String reason,
      @Parameter(description = WAIT) @HeaderParam("Prefer") @Nullable String prefer)
      throws SQLException {
    String why = Reason.checked(reason);
    StoredHold hold = known(name);
    if (hold.state() == null || hold.state().released() != null) {
      throw unknown(name);
    }
    Instruction instruction =
        instruction(Instruction.Kind.RELEASE, HoldNotes.release(hold.hold().name(), why));
    holds.beginRelease(hold, why, instruction, Clock.systemUTC().instant());
    return answer(tell(instruction, prefer, name), Response.ok(), name);
  }

  @GET
  @RolesAllowed({Groups.OPERATOR, Groups.AUDITOR})
  @Operation(summary = "Legal holds, in force and released, in the order in which they were set")
  public Page<HoldView> list(
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri)
      throws SQLException {
    Parameters.only(uri, Set.of());
    long position = after == null ? 0 : Page.position(after, Long::valueOf);
    List<StoredHold> found = holds.list(position, limit.andOneMore());
    Page<HoldView> page = Page.of(found, limit, each -> Long.toString(each.number()), HoldView::of);
    notes.read("holds", Map.of(), page.items().size());
    return page;
  }

  @GET
  @Path("/{name}")
  @RolesAllowed({Groups.OPERATOR, Groups.AUDITOR})
  @Operation(summary = "The newest hold of a name")
  public HoldView one(String name) throws SQLException {
    StoredHold hold = known(name);
    notes.read("holds/" + hold.hold().name(), Map.of(), 1);
    return HoldView.of(hold);
  }

  private Fate tell(Instruction instruction, @Nullable String prefer, String name)
      throws SQLException {
    return log.tell(instruction, prefer, HoldView.href(name));
  }

  private Response answer(Fate fate, Response.ResponseBuilder done, String name)
      throws SQLException {
    return switch (fate) {
      case Fate.Applied applied -> shown(done, name);
      case Fate.Duplicate duplicate -> shown(done, name);
      case Fate.Refused(var id, Refusal why) -> refused(why);
      case Fate.Pending pending -> shown(Response.accepted(), name);
    };
  }

  private Response shown(Response.ResponseBuilder response, String name) throws SQLException {
    return response
        .location(URI.create(HoldView.href(name)))
        .entity(HoldView.of(known(name)))
        .build();
  }

  private static Response refused(Refusal why) {
    return Problem.of(409, why.code(), why.detail()).response();
  }

  private Instruction instruction(Instruction.Kind kind, AuditNoted note) {
    return log.instruction(kind, envelope.seal(note, unused -> Optional.empty()).event());
  }

  private StoredHold known(String name) throws SQLException {
    return holds.find(name).orElseThrow(() -> unknown(name));
  }

  private static Problem.Thrown unknown(String name) {
    return Problem.notFound(
        "no hold in force has the name \"%s\"; GET /holds shows all".formatted(name));
  }
}
