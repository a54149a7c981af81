package io.modeltrail.audit.log;

import io.modeltrail.service.problem.Problem;
import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.tile.TileResource;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Hashes and signatures, which say nothing of what was logged: for everybody, without a token.
@Path("/log")
@Tag(name = "Log")
@PermitAll
class LogResource {

  /// What stands under a path never changes.
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final ShownLog shown;
  private final CheckpointSigner signer;
  private final Log log;

  /// Which log this is.
  @Schema(name = "Log")
  public record LogView(
      @Schema(description = "The first line of each checkpoint") String origin,
      @Schema(description = "The key that signs now, as c2sp.org/signed-note writes it")
          String verifierKey,
      @Schema(description = "Keys that signed before") List<String> formerKeys) {}

  LogResource(ShownLog shown, CheckpointSigner signer, Log log) {
    this.shown = shown;
    this.signer = signer;
    this.log = log;
  }

  @GET
  @Operation(
      summary = "Which log this is, and its keys",
      description = "Whoever checks the log must know the key from somewhere else.")
  public LogView log() {
    VerifierKey current = signer.key().verifierKey();
    return new LogView(
        log.origin(),
        current.toString(),
        log.keys().stream().filter(key -> !key.equals(current)).map(Object::toString).toList());
  }

  @GET
  @Path("/checkpoint")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "The newest checkpoint: how many entries there are, and their root, signed",
      description = "c2sp.org/tlog-checkpoint. 404 until there is one.")
  public Response checkpoint() throws SQLException {
    SignedCheckpoint checkpoint =
        shown.checkpoint().orElseThrow(() -> Problem.notFound("nothing was signed yet"));
    return Response.ok(checkpoint.toString(), SignedCheckpoint.CONTENT_TYPE)
        .header("Cache-Control", "no-cache")
        .build();
  }

  @GET
  @Path("/tile/{level: [0-9]+}/{place: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      summary = "A tile of the tree's hashes",
      description =
          "c2sp.org/tlog-tiles. A partial tile goes when it is full; the full one has all of it.")
  public Response tile(String level, String place) throws SQLException, IOException {
    TileResource tile = ShownLog.named("tile/" + level + "/" + place);
    byte[] hashes =
        shown
            .tile(tile)
            .orElseThrow(() -> Problem.notFound("the log has no %s, or not yet".formatted(tile)));
    return Response.ok(hashes).header("Cache-Control", FOR_EVER).build();
  }
}
