package io.modeltrail.promotion.observations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.governance.Governance;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.promotion.decision.FieldRules;
import io.modeltrail.promotion.decision.PromotionEvents;
import io.modeltrail.promotion.decision.Stored;
import io.modeltrail.promotion.ladder.Topics;
import io.modeltrail.promotion.lists.Matching;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Accepted;
import io.modeltrail.service.door.Answers;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.EventBodies;
import io.modeltrail.service.door.EventId;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.door.Headers;
import io.modeltrail.service.door.Said;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.service.rules.RulesInForce;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
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

/// What monitoring saw of versions where they run.
@Path("/observations")
@Tag(name = "Observations")
class ObservationResource {

  private static final String HREF = "/observations/";
  private static final EventBodies.Kind<ModelObserved> KIND =
      new EventBodies.Kind<>(ModelObserved.class, "POST /observations", List.of());
  private static final Sink SINK = PromotionEvents.sink(PromotionEvents.OBSERVED);

  private final EventBodies bodies;
  private final Door door;
  private final RulesInForce rules;
  private final Observations observations;

  ObservationResource(
      EventBodies bodies, Door door, RulesInForce rules, Observations observations) {
    this.bodies = bodies;
    this.door = door;
    this.rules = rules;
    this.observations = observations;
  }

  @POST
  @RolesAllowed(Groups.DEPLOYER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Tell how a version did in a span of time",
      description =
          "ModelObserved as plain JSON, without actor (that is the token's subject). Answered when"
              + " the broker has acknowledged it.")
  @RequestBody(content = @Content(schema = @Schema(ref = "ModelObserved")))
  @APIResponse(
      responseCode = "201",
      description = "It is stored, and has led to what the rules say (only with Prefer: wait)",
      content = @Content(schema = @Schema(ref = "Observation")))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  public Response tell(String body, @BeanParam Headers headers) throws SQLException {
    Governance governance = rules.now().governance();
    Said<ModelObserved> said =
        bodies.read(
            body,
            KIND,
            headers.idempotencyKey(),
            event -> FieldRules.broken(event, governance, Clock.systemUTC().instant()));
    ModelObserved told = said.event();
    String subject = Topics.subject(told.getEnvironment(), told.getModelName());
    Fate fate =
        door.tell(
            new Door.Letter(SINK, told.getModelName(), subject, said, headers.traceparent()),
            headers.prefer());
    return Answers.of(fate, href -> known(UUID.fromString(href.substring(HREF.length()))));
  }

  /// Which are looked for; null: any.
  record Filter(
      @QueryParam("environment") @Nullable String environment,
      @QueryParam("model") @Nullable String model,
      @QueryParam("version") @Nullable String version,
      @Parameter(description = "empty: what was seen of all traffic") @QueryParam("segment")
          @Nullable String segment) {}

  @GET
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(summary = "What monitoring saw, newest first")
  public Page<ObjectNode> list(
      @BeanParam Filter filter,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri) {
    Parameters.only(uri, Set.of("environment", "model", "version", "segment"));
    return new Matching(after)
        .and("environment", filter.environment)
        .and("modelName", filter.model)
        .andVersion(filter.version)
        .and("segment", filter.segment)
        .page(observations, limit, row -> row.number, ObservationResource::view);
  }

  @GET
  @Path("/{eventId}")
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(summary = "One observation")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Observation")))
  public ObjectNode one(EventId eventId) {
    return known(eventId.value());
  }

  private ObjectNode known(UUID eventId) {
    return observations
        .findByIdOptional(eventId)
        .map(ObservationResource::view)
        .orElseThrow(() -> Problem.notFound("there is no observation " + eventId));
  }

  static String href(ObservationEntity row) {
    return HREF + row.eventId;
  }

  private static ObjectNode view(ObservationEntity row) {
    ObjectNode view = Stored.view(row.content, ModelObserved.class);
    view.put("toldAt", row.toldAt.toString());
    view.put("href", href(row));
    return view;
  }
}
