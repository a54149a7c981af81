package io.modeltrail.registry.artifact;

import io.modeltrail.registry.artifact.store.Manifest;
import io.modeltrail.registry.artifact.store.Sha256;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What is in a folder whose manifest is an artifact.
@Path("/artifacts/{sha256}")
@Tag(name = "Artifacts")
class FolderResource {

  private final Folders folders;
  private final Archive archive;
  private final Answering answering;
  private final Reading reading;

  FolderResource(Folders folders, Archive archive, Answering answering, Reading reading) {
    this.folders = folders;
    this.archive = archive;
    this.answering = answering;
    this.reading = reading;
  }

  @GET
  @Path("/files/{path: .+}")
  @PermitAll // and asks the caller for a token or a signed link
  @Operation(summary = "Read one file of a folder")
  public Response file(
      String sha256,
      String path,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-None-Match") @Nullable String condition) {
    reading.allow();
    try {
      Sha256 file = find(sha256, path);
      return answering.bytes(file, range, condition).orElseThrow(() -> Requested.notFound(file));
    } catch (IOException e) {
      throw Requested.away(e);
    }
  }

  /// Without it, HEAD would open the file as GET does, and nobody would close it.
  @HEAD
  @Path("/files/{path: .+}")
  @PermitAll // and asks the caller for a token or a signed link
  @Operation(summary = "Whether a folder has a file, and how large it is")
  public Response head(String sha256, String path) {
    reading.allow();
    try {
      Sha256 file = find(sha256, path);
      return answering.head(file).orElseThrow(() -> Requested.notFound(file));
    } catch (IOException e) {
      throw Requested.away(e);
    }
  }

  private Sha256 find(String sha256, String path) throws IOException {
    return manifest(sha256)
        .find(path)
        .map(Manifest.File::sha256)
        .orElseThrow(() -> Problem.notFound("the folder has no file \"%s\"".formatted(path)));
  }

  @GET
  @Path("/archive")
  @PermitAll // and asks the caller for a token or a signed link
  @Operation(
      summary = "A folder as a tar archive",
      description = "In the order of the manifest; the same bytes each time.")
  public Response archive(String sha256) {
    reading.allow();
    try {
      Manifest manifest = manifest(sha256);
      StreamingOutput bytes = out -> archive.write(manifest, out);
      return Response.ok(bytes, "application/x-tar")
          .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + sha256 + ".tar\"")
          .build();
    } catch (IOException e) {
      throw Requested.away(e);
    }
  }

  private Manifest manifest(String sha256) throws IOException {
    Sha256 digest = Requested.digest(sha256);
    return folders
        .find(digest)
        .orElseThrow(() -> Problem.notFound("there is no folder " + digest + ": no such manifest"));
  }
}
