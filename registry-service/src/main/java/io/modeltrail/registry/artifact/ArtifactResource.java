package io.modeltrail.registry.artifact;

import io.modeltrail.registry.artifact.store.Deposit;
import io.modeltrail.registry.artifact.store.Deposits;
import io.modeltrail.registry.artifact.store.Portion;
import io.modeltrail.registry.artifact.store.Sha256;
import io.modeltrail.registry.artifact.store.Uploads;
import io.modeltrail.service.access.Groups;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Artifacts by the digests of their bytes.
@Path("/artifacts/{sha256}")
@Tag(name = "Artifacts")
class ArtifactResource {

  private final Deposits deposits;
  private final Uploads uploads;
  private final Answering answering;
  private final Contents contents;
  private final Reading reading;

  ArtifactResource(
      Deposits deposits, Uploads uploads, Answering answering, Contents contents, Reading reading) {
    this.deposits = deposits;
    this.uploads = uploads;
    this.answering = answering;
    this.contents = contents;
    this.reading = reading;
  }

  @PUT
  @RolesAllowed(Groups.TRAINER)
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Bring an artifact",
      description =
          "Its bytes as they are. As application/vnd.modeltrail.files+json: the manifest of a"
              + " folder whose files are here already. What was interrupted can go on: HEAD says"
              + " where.")
  @APIResponse(
      responseCode = "201",
      description = "It is kept",
      content = @Content(schema = @Schema(implementation = Answering.Kept.class)))
  @APIResponse(responseCode = "200", description = "It was there already; the body is not needed")
  @APIResponse(responseCode = "409", description = "It is under way, or goes on elsewhere")
  @APIResponse(responseCode = "413", description = "It is too large")
  @APIResponse(responseCode = "422", description = "Its digest is another; or a bad manifest")
  @APIResponse(responseCode = "507", description = "The disk is full")
  public Response put(
      String sha256,
      InputStream body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
      @Parameter(description = "bytes <from>-<last>/<size>: the rest of what was interrupted")
          @HeaderParam("Content-Range")
          @Nullable String range,
      @HeaderParam("Expect") @Nullable String expect,
      @Context RoutingContext request) {
    Body bytes = new Body(body, expect != null);
    boolean succeeded = false;
    try {
      Sha256 digest = Requested.digest(sha256);
      Portion portion = UploadRange.portion(range, length == null ? Portion.UNKNOWN : length);
      Deposit deposit = deposits.put(digest, portion, contents.of(type), bytes);
      succeeded = deposit instanceof Deposit.There || deposit instanceof Deposit.Made;
      return answering.deposit(digest, deposit);
    } catch (IOException e) {
      throw Requested.away(e);
    } finally {
      bytes.drop(request, succeeded);
    }
  }

  @GET
  @PermitAll // and asks the caller for a token or a signed link
  @Operation(summary = "Read an artifact, or some of its bytes")
  public Response get(
      String sha256,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-None-Match") @Nullable String condition) {
    reading.allow();
    Sha256 digest = Requested.digest(sha256);
    try {
      return answering
          .bytes(digest, range, condition)
          .orElseThrow(() -> Requested.notFound(digest));
    } catch (IOException e) {
      throw Requested.away(e);
    }
  }

  @HEAD
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(
      summary = "Whether an artifact is there",
      description =
          "404 with Upload-Offset: so many bytes of it are kept of an upload that was interrupted.")
  public Response head(String sha256) {
    Sha256 digest = Requested.digest(sha256);
    try {
      Optional<Response> head = answering.head(digest);
      return head.isPresent()
          ? head.get()
          : Response.status(Response.Status.NOT_FOUND)
              .header(Answering.UPLOAD_OFFSET, uploads.kept(digest))
              .build();
    } catch (IOException e) {
      throw Requested.away(e);
    }
  }
}
