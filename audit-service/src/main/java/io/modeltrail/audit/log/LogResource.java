package io.modeltrail.audit.log;

import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.tile.TileResource;
import io.modeltrail.tlog.witness.Policy;
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
  private final Policy policy;

  /// Which log this is.
  @Schema(name = "Log")
  public record LogView(
      @Schema(description = "The first line of each checkpoint") String origin,
      @Schema(description = "The key that signs now, as c2sp.org/signed-note writes it")
          String verifierKey,
      @Schema(description = "Keys that signed before") List<String> formerKeys,
      @Schema(description = "Who is asked to cosign") List<WitnessView> witnesses,
      @Schema(
              description =
                  "How many there are, signed or not: a checkpoint covers an entry some moments later")
          long entries) {}

  /// One of the policy that the log is published by.
  @Schema(name = "Witness")
  public record WitnessView(
      @Schema(description = "In the policy") String name,
      @Schema(description = "As c2sp.org/tlog-cosignature has it") String key) {}

  LogResource(ShownLog shown, CheckpointSigner signer, Log log, Policy policy) {
    this.shown = shown;
    this.signer = signer;
    this.log = log;
    this.policy = policy;
  }

  @GET
  @Operation(
      summary = "Which log this is, its keys, its witnesses, and how many entries it has",
      description = "Whoever checks the log must know the keys from somewhere else.")
  public LogView log() throws SQLException {
    VerifierKey current = signer.key().verifierKey();
    return new LogView(
        log.origin(),
        current.toString(),
        log.keys().stream().filter(key -> !key.equals(current)).map(Object::toString).toList(),
        policy.witnesses().stream()
            .map(witness -> new WitnessView(witness.name(), witness.key().toString()))
            .toList(),
        shown.entries());
  }

  @GET
  @Path("/checkpoint")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "The newest checkpoint: how many entries there are, and their root, signed",
      description = "c2sp.org/tlog-checkpoint. 404 until there is one.")
  public Response checkpoint() throws SQLException {
    return shown
        .checkpoint()
        .map(
            checkpoint ->
                Response.ok(checkpoint.toString(), SignedCheckpoint.CONTENT_TYPE)
                    .header("Cache-Control", "no-cache")
                    .build())
        .orElseGet(() -> ShownLog.absent("nothing was signed yet"));
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
    return shown
        .tile(tile)
        .map(hashes -> Response.ok(hashes).header("Cache-Control", FOR_EVER).build())
        .orElseGet(() -> ShownLog.absent(tile));
  }
}
