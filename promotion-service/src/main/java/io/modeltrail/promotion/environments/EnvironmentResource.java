package io.modeltrail.promotion.environments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.promotion.reports.Reported;
import io.modeltrail.promotion.rules.Revisions;
import io.modeltrail.promotion.rules.RuleViews;
import io.modeltrail.promotion.rules.RuleViews.EnvironmentView;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The ladder, and what each environment runs.
@Path("/environments")
@Tag(name = "Environments")
@RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
class EnvironmentResource {

  private final Revisions revisions;
  private final Champions champions;
  private final Reported reported;

  EnvironmentResource(Revisions revisions, Champions champions, Reported reported) {
    this.revisions = revisions;
    this.champions = champions;
    this.reported = reported;
  }

  @GET
  @Operation(summary = "The ladder, lowest first, with gates")
  public Page<EnvironmentView> list() {
    return new Page<>(ladder(), null);
  }

  @GET
  @Path("/{environment}")
  @Operation(summary = "One environment with its gates")
  public EnvironmentView environment(String environment) {
    return known(environment);
  }

  @GET
  @Path("/{environment}/champions")
  @Operation(
      summary = "What the environment should run, and what is reported to run, by model",
      description =
          "Of each model the first 100 targets that reported; the model's own page has 1,000.")
  public Page<ObjectNode> champions(
      String environment,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri) {
    Parameters.only(uri, Set.of());
    String position = after == null ? "" : Page.position(after, text -> text);
    List<SuccessionEntity> found =
        champions.of(known(environment).name(), position, limit.andOneMore());
    Map<String, List<ObjectNode>> running =
        reported.at(
            environment,
            found.stream()
                .collect(Collectors.toMap(each -> each.modelName, ChampionView::artifact)),
            Moment.LATEST.instant());
    return Page.of(
        found,
        limit,
        each -> each.modelName,
        each -> ChampionView.of(each, running.getOrDefault(each.modelName, List.of())));
  }

  @GET
  @Path("/{environment}/champions/{model}")
  @Operation(
      summary = "What the environment should run of one model, and what is reported to run",
      description =
          "If the model was retired there, kind is RETIREMENT and champion is null: nothing should"
              + " run.")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Champion")))
  public ObjectNode champion(
      String environment,
      String model,
      @Parameter(description = "what it ran then, as 2026-01-31T12:00:00Z") @QueryParam("at")
          @Nullable Moment at,
      @Context UriInfo uri) {
    Parameters.exactly(uri, Set.of("at"));
    Moment moment = at == null ? Moment.LATEST : at;
    SuccessionEntity succession =
        champions
            .of(known(environment).name(), model, moment)
            .orElseThrow(() -> nothing(environment, model));
    String expected = ChampionView.artifact(succession).orElse(null);
    return ChampionView.of(succession, reported.at(environment, model, moment.instant(), expected));
  }

  @GET
  @Path("/{environment}/champions/{model}/history")
  @Operation(
      summary = "What the environment has run of one model, newest first",
      description = "Each change with its kind: PROMOTION, ROLLBACK or RETIREMENT.")
  public Page<ObjectNode> history(
      String environment,
      String model,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri) {
    Parameters.only(uri, Set.of());
    long before = after == null ? Long.MAX_VALUE : Page.position(after, Long::valueOf);
    List<SuccessionEntity> found =
        champions.history(known(environment).name(), model, before, limit.andOneMore());
    if (found.isEmpty() && after == null) {
      throw nothing(environment, model);
    }
    return Page.of(found, limit, each -> Long.toString(each.revision), ChampionView::of);
  }

  private static Problem.Thrown nothing(String environment, String model) {
    return Problem.notFound("%s runs no version of a model \"%s\"".formatted(environment, model));
  }

  private EnvironmentView known(String name) {
    List<EnvironmentView> ladder = ladder();
    return ladder.stream()
        .filter(environment -> environment.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.notFound(
                    "there is no environment \"%s\"; there are: %s"
                        .formatted(
                            name,
                            ladder.stream()
                                .map(EnvironmentView::name)
                                .collect(Collectors.joining(", ")))));
  }

  private List<EnvironmentView> ladder() {
    return revisions
        .current()
        .map(current -> RuleViews.environments(current.governance()))
        .orElse(List.of());
  }
}
