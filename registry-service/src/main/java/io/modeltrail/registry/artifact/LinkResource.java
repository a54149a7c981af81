package io.modeltrail.registry.artifact;

import io.modeltrail.registry.artifact.store.FolderPath;
import io.modeltrail.registry.artifact.store.Sha256;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Addresses that need no token, for a while.
@Path("/artifacts/{sha256}/links")
@Tag(name = "Artifacts")
class LinkResource {

  private static final String FILES = "files/";

  private final Links links;
  private final ArtifactPlace place;
  private final Answering answering;

  LinkResource(Links links, ArtifactPlace place, Answering answering) {
    this.links = links;
    this.place = place;
    this.answering = answering;
  }

  /// What is asked for.
  record Wanted(
      @Schema(description = "ISO 8601, at most P7D", examples = "PT1H", required = true)
          @Nullable String expiresIn,
      @Schema(description = "of a folder: files/<path> or archive; left out: the artifact itself")
          @Nullable String path) {}

  record Link(String url, Instant expiresAt) {}

  @POST
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.OPERATOR})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "A signed address of an artifact, which needs no token until it expires")
  public Link link(String sha256, @Nullable Wanted body) {
    Wanted wanted = body == null ? new Wanted(null, null) : body; // as JSON's null is
    Sha256 digest = Requested.digest(sha256);
    Instant expiresAt =
        Clock.systemUTC()
            .instant()
            .plus(lifetime(wanted.expiresIn()))
            .truncatedTo(ChronoUnit.SECONDS);
    try {
      if (answering.size(digest).isEmpty()) {
        throw Requested.notFound(digest);
      }
    } catch (IOException e) {
      throw Requested.away(e);
    }
    return links
        .sign(path(digest, wanted.path()), expiresAt)
        .map(signed -> new Link(place.url(signed), expiresAt))
        .orElseThrow(
            () ->
                Problem.of(
                        501,
                        "LINKS_NOT_SET_UP",
                        "this registry has no key for links: modeltrail.artifacts.link-key-file")
                    .thrown());
  }

  private static Duration lifetime(@Nullable String text) {
    try {
      Duration lifetime = Duration.parse(String.valueOf(text));
      if (lifetime.isPositive() && lifetime.compareTo(Links.LIFETIME_MAX) <= 0) {
        return lifetime;
      }
    } catch (DateTimeParseException e) {
      throw badLifetime(text);
    }
    throw badLifetime(text);
  }

  private static Problem.Thrown badLifetime(@Nullable String text) {
    return Problem.badRequest(
        "BAD_LIFETIME",
        "expiresIn must be a duration of more than none and at most P7D, as PT1H; found \"%s\""
            .formatted(text));
  }

  private static String path(Sha256 sha256, @Nullable String within) {
    if (within == null) {
      return ArtifactPlace.href(sha256);
    }
    if (!within.equals("archive") && !isFile(within)) {
      throw Problem.badRequest("BAD_PATH", "path must be files/<path> or archive");
    }
    return ArtifactPlace.href(sha256, within);
  }

  private static boolean isFile(String within) {
    return within.startsWith(FILES) && FolderPath.flaw(within.substring(FILES.length())).isEmpty();
  }
}
