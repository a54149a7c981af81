package io.modeltrail.promotion.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.governance.Governance;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.GovernanceSchema;
import io.modeltrail.governance.reading.Reading;
import io.modeltrail.promotion.rules.RuleViews.CheckView;
import io.modeltrail.promotion.rules.RuleViews.RevisionView;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Accepted;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The rules: read, tried, applied.
@Path("/governance")
@Tag(name = "Governance")
class GovernanceResource {

  static final String YAML = "application/yaml";
  private static final String SCHEMA = "application/schema+json";

  private final Revisions revisions;
  private final Application application;

  GovernanceResource(Revisions revisions, Application application) {
    this.revisions = revisions;
    this.application = application;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(summary = "The rules that hold now")
  public RevisionView newest() {
    return RuleViews.revision(newestRevision());
  }

  @GET
  @Produces(YAML)
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(hidden = true)
  public String newestText() {
    return newestRevision().text;
  }

  @GET
  @Path("/{revision}")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(summary = "The rules of one revision")
  public RevisionView revision(String revision) {
    return RuleViews.revision(known(revision));
  }

  @GET
  @Path("/schema")
  @Produces(SCHEMA)
  @PermitAll
  @Operation(summary = "The JSON Schema of the file, for editors")
  public String schema() {
    return GovernanceSchema.text();
  }

  @PUT
  @Consumes(MediaType.WILDCARD) // whatever a client calls YAML
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Groups.OPERATOR)
  @Operation(
      summary = "Apply rules",
      description =
          "The file as it is. It is checked whole, written to the log as the next revision, and"
              + " holds when the services read it back. The same text as that which holds changes"
              + " nothing.")
  @APIResponse(
      responseCode = "201",
      description = "It holds (only with Prefer: wait)",
      content = @Content(schema = @Schema(implementation = RevisionView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It holds already: nothing was written",
      content = @Content(schema = @Schema(implementation = RevisionView.class)))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(responseCode = "400", description = "It is wrong: all that is, with its lines")
  @APIResponse(responseCode = "409", description = "An environment has no topic yet")
  @APIResponse(
      responseCode = "422",
      description = "Somebody else was faster (only with Prefer: wait)")
  public Response apply(
      @RequestBody(content = @Content(schema = @Schema(type = SchemaType.STRING))) byte[] file,
      @Parameter(description = "where the file is kept") @QueryParam("repository")
          @Nullable String repository,
      @Parameter(description = "the commit that it is of") @QueryParam("commit")
          @Nullable String commit,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Parameter(description = "wait=<seconds>, at most 30: answer when it holds")
          @HeaderParam("Prefer")
          @Nullable String prefer)
      throws SQLException {
    return application.apply(
        text(file), new Application.Origin(repository, commit), idempotencyKey, prefer);
  }

  @POST
  @Path("/check")
  @Consumes(MediaType.WILDCARD) // whatever a client calls YAML
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(summary = "Try rules: what is wrong with them, what would change. Changes nothing")
  public CheckView check(
      @RequestBody(content = @Content(schema = @Schema(type = SchemaType.STRING))) byte[] file) {
    return switch (GovernanceFile.read(text(file))) {
      case Reading.Unsound(var flaws) -> new CheckView(false, flaws, List.of());
      case Reading.Sound(Governance governance, String digest) ->
          new CheckView(
              true,
              List.of(),
              revisions
                  .current()
                  .map(current -> governance.changes(current.governance()))
                  .orElse(List.of("these would be the first rules")));
    };
  }

  /// Strictly: a character that is guessed at would give the text another digest than the file has.
  private static String text(byte[] file) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.badRequest("NOT_UTF8", "the file must be UTF-8 throughout");
    }
  }

  private RevisionEntity newestRevision() {
    return revisions
        .newest()
        .orElseThrow(
            () ->
                Problem.notFound(
                    "no governance is applied yet; apply one with PUT /governance or ./modeltrail"
                        + " governance apply <file>"));
  }

  private RevisionEntity known(String revision) {
    try {
      return revisions
          .revision(Long.parseLong(revision))
          .orElseThrow(() -> Problem.notFound("there is no revision " + revision));
    } catch (NumberFormatException e) {
      throw Problem.badRequest("BAD_REVISION", "a revision is a number from 1, found " + revision);
    }
  }
}
