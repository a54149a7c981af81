package io.modeltrail.promotion.alarms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.promotion.decision.Stored;
import io.modeltrail.promotion.lists.Matching;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.EventId;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The alarms that were raised.
@Path("/alarms")
@Tag(name = "Alarms")
@RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
class AlarmResource {

  private final Alarms alarms;

  AlarmResource(Alarms alarms) {
    this.alarms = alarms;
  }

  /// Which are looked for; null: any.
  record Filter(
      @QueryParam("environment") @Nullable String environment,
      @QueryParam("model") @Nullable String model,
      @Parameter(
              description =
                  "the name of a watch, or attestation, deployed digest, deployment, emergency"
                      + " review, roll-back")
          @QueryParam("rule")
          @Nullable String rule) {}

  @GET
  @Operation(summary = "What somebody has to look at, newest first")
  public Page<ObjectNode> list(
      @BeanParam Filter filter,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri) {
    Parameters.only(uri, Set.of("environment", "model", "rule"));
    return new Matching(after)
        .and("environment", filter.environment)
        .and("modelName", filter.model)
        .and("rule", filter.rule)
        .page(alarms, limit, row -> row.number, AlarmResource::view);
  }

  @GET
  @Path("/{eventId}")
  @Operation(summary = "One alarm")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Alarm")))
  public ObjectNode alarm(EventId eventId) {
    return alarms
        .findByIdOptional(eventId.value())
        .map(AlarmResource::view)
        .orElseThrow(() -> Problem.notFound("there is no alarm " + eventId.value()));
  }

  private static ObjectNode view(AlarmEntity row) {
    ObjectNode view = Stored.view(row.content, ModelAlarmed.class);
    view.put("href", "/alarms/" + row.eventId);
    return view;
  }
}
