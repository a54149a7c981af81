package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.registry.search.Scope;
import io.modeltrail.service.access.Groups;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
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
  private final Lists lists;
  private final Designations designations;

  ModelResource(Models models, Lists lists, Designations designations) {
    this.models = models;
    this.lists = lists;
    this.designations = designations;
  }

  @GET
  @Operation(summary = "Find models, by name")
  public Page<Models.View> list(
      @Parameter(description = "part of the name, in upper or lower case") @QueryParam("query")
          @Nullable String query,
      @Parameter(description = "key:value; given several times, one version has all of them")
          @QueryParam("tag")
          List<String> tags,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri)
      throws SQLException {
    Parameters.only(uri, Set.of("query", "tag"));
    String position = after == null ? "" : Page.position(after, text -> text);
    List<Models.View> found = models.list(query, Tags.read(tags), position, limit.andOneMore());
    return Page.of(found, limit, Models.View::name, model -> model);
  }

  @GET
  @Path("/{model}")
  @Operation(summary = "One model, with what was said of it and what each environment runs")
  public Models.View model(String model) throws SQLException {
    return designations.model(model);
  }

  @GET
  @Path("/{model}/versions")
  @Operation(summary = "A model's versions, newest first, or in the order asked for")
  public Page<ObjectNode> versions(String model, @BeanParam Asked asked) throws SQLException {
    designations.model(model);
    return asked.page(lists, new Listing(Scope.VERSIONS, model, List.of(), null, null));
  }

  @GET
  @Path("/{model}/versions/{version}")
  @Operation(
      summary =
          "One version, with its run, parameters, metrics, statistics, data sets and artifacts",
      description = "By its number, or as @production: the one that this environment runs.")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "ModelVersion")))
  public ObjectNode version(String model, String version) throws SQLException {
    return designations.version(model, version);
  }

  @GET
  @Path("/{model}/compare")
  @Operation(
      summary = "Versions side by side",
      description = "What differs is marked. null: the version has no such value.")
  public Comparison compare(
      String model,
      @Parameter(description = "2 to 20 of them, as 3,5 or 7,@production", required = true)
          @QueryParam("versions")
          @Nullable String versions,
      @Context UriInfo uri)
      throws SQLException {
    Parameters.exactly(uri, Set.of("versions"));
    if (versions == null) {
      throw Problem.badRequest("BAD_VERSIONS", "versions says which, as ?versions=3,5");
    }
    return Comparison.of(designations.versions(model, List.of(versions.split(",", -1))));
  }
}
