package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Models and their versions.
@Path("/models")
@Tag(name = "Models")
@RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
class ModelResource {

  private final Models models;
  private final Versions versions;

  ModelResource(Models models, Versions versions) {
    this.models = models;
    this.versions = versions;
  }

  @GET
  @Operation(summary = "Find models, by name")
  public Page<Views.Model> list(
      @Parameter(description = "part of the name, in upper or lower case") @QueryParam("query")
          @Nullable String query,
      @Parameter(description = "key:value that one of the versions carries") @QueryParam("tag")
          @Nullable String tag,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after) {
    String position = after == null ? "" : Page.position(after, text -> text);
    Views.Tag wanted = tag == null ? null : Views.Tag.parse(tag);
    List<ModelEntity> found = models.list(query, wanted, position, limit.andOneMore());
    return Page.of(found, limit, model -> model.name, Views::model);
  }

  @GET
  @Path("/{model}")
  @Operation(summary = "One model")
  public Views.Model model(String model) {
    return Views.model(known(model));
  }

  @GET
  @Path("/{model}/versions")
  @Operation(summary = "A model's versions, newest first")
  public Page<ObjectNode> versions(
      String model,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after) {
    known(model);
    int before = after == null ? Integer.MAX_VALUE : Page.position(after, Integer::valueOf);
    List<VersionEntity> found = versions.list(model, before, limit.andOneMore());
    return Page.of(found, limit, version -> Integer.toString(version.version), Views::version);
  }

  @GET
  @Path("/{model}/versions/{version}")
  @Operation(
      summary =
          "One version, with its run, parameters, metrics, statistics, data sets and artifacts")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "ModelVersion")))
  public ObjectNode version(String model, String version) {
    ModelEntity known = known(model);
    return versions
        .findByIdOptional(new VersionEntity.Key(model, number(version)))
        .map(Views::version)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "model \"%s\" has no version %s; its versions are 1 to %d"
                        .formatted(model, version, known.lastVersion)));
  }

  private ModelEntity known(String model) {
    return models
        .findByIdOptional(model)
        .orElseThrow(() -> Problem.notFound("there is no model \"" + model + "\""));
  }

  private static int number(String version) {
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException e) {
      throw Problem.badRequest("BAD_VERSION", "a version is a number from 1, found " + version);
    }
  }
}
