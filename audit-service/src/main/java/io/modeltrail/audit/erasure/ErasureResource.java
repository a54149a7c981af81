package io.modeltrail.audit.erasure;

import io.modeltrail.audit.erasure.Erasures.Asked;
import io.modeltrail.audit.instruction.Instruction;
import io.modeltrail.audit.noting.Notes;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Erasures: asked for, read.
@Path("/erasures")
@Tag(name = "Retention")
class ErasureResource {

  private final Erasures erasures;
  private final ErasureList list;
  private final ErasureNotes log;
  private final Notes notes;

  ErasureResource(Erasures erasures, ErasureList list, ErasureNotes log, Notes notes) {
    this.erasures = erasures;
    this.list = list;
    this.log = log;
    this.notes = notes;
  }

  @POST
  @RolesAllowed(Groups.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Erase a person, or payloads",
      description =
          "The leaves and their hashes stay, and all proofs with them. It is written to the log"
              + " first, without the person's id, and carried out when that is read back. Asked for"
              + " once more, it finds what is left. docs/retention.md says what is lost.")
  @RequestBody(content = @Content(schema = @Schema(implementation = ErasureBody.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is done (only with Prefer: wait)",
      content = @Content(schema = @Schema(implementation = ErasureView.class)))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log",
      content = @Content(schema = @Schema(implementation = ErasureView.class)))
  @APIResponse(
      responseCode = "409",
      description = "Something of it is held: nothing is erased, and that is noted")
  public Response ask(
      String body,
      @Parameter(description = "wait=<seconds>, at most 30: answer when it is done")
          @HeaderParam("Prefer")
          @Nullable String prefer)
      throws SQLException {
    ErasureBody asked = ErasureBody.read(body);
    Scope scope = asked.scope();
    Draft.Why why = asked.why();
    return switch (erasures.ask(scope, why, log::next, Clock.systemUTC().instant())) {
      case Asked.Begun(UUID id, List<Instruction> parts) -> answer(id, log.tell(id, parts, prefer));
      case Asked.Refused(Refusal refusal) -> {
        log.denied(scope, why, refusal);
        yield refused(refusal);
      }
      case Asked.TooMany(int max) ->
          throw Problem.badRequest(
              "TOO_MANY_ENTRIES", "more than %,d entries; narrow it by from and to".formatted(max));
      case Asked.Unknown(long index) ->
          throw Problem.badRequest("UNKNOWN_ENTRY", "the trail has no entry " + index);
    };
  }

  @GET
  @RolesAllowed({Groups.OPERATOR, Groups.AUDITOR})
  @Operation(
      summary = "Erasures, those of retention too, in the order in which they were asked for")
  public Page<ErasureView> list(
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri)
      throws SQLException {
    Parameters.only(uri, Set.of());
    long position = after == null ? 0 : Page.position(after, Long::valueOf);
    Page<ErasureView> page =
        Page.of(
            list.list(position, limit.andOneMore()),
            limit,
            each -> Long.toString(each.number()),
            ErasureList.Numbered::view);
    notes.read("erasures", Map.of(), page.items().size());
    return page;
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Groups.OPERATOR, Groups.AUDITOR})
  @Operation(summary = "An erasure, and how far it is")
  public ErasureView one(UUID id) throws SQLException {
    ErasureView erasure = known(id);
    notes.read("erasures/" + id, Map.of(), 1);
    return erasure;
  }

  private Response answer(UUID id, Fate fate) throws SQLException {
    return switch (fate) {
      case Fate.Applied applied -> shown(Response.status(201), id);
      case Fate.Duplicate duplicate -> shown(Response.ok(), id);
      case Fate.Refused(var eventId, Refusal refusal) -> refused(refusal);
      case Fate.Pending pending -> shown(Response.accepted(), id);
    };
  }

  private Response shown(Response.ResponseBuilder response, UUID id) throws SQLException {
    return response.location(URI.create(Draft.href(id))).entity(known(id)).build();
  }

  private static Response refused(Refusal refusal) {
    return Problem.of(409, refusal.code(), refusal.detail()).response();
  }

  private ErasureView known(UUID id) throws SQLException {
    return list.find(id)
        .orElseThrow(
            () ->
                Problem.notFound("there is no erasure %s; GET /erasures shows all".formatted(id)));
  }
}
