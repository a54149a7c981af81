package io.modeltrail.audit.log;

import io.modeltrail.service.access.Groups;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Proofs that an entry is in the log. They hold hashes and a signature, so that they are read
/// without a note.
@Path("/entries/{index: [0-9]+}/proof")
@Tag(name = "Log")
@RolesAllowed(Groups.AUDITOR)
class ProofResource {

  private final ShownLog shown;

  ProofResource(ShownLog shown) {
    this.shown = shown;
  }

  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "A file that proves that the entry is in the log, checked without this service",
      description =
          "c2sp.org/tlog-proof. Who has the entry's leaf, this file and the log's key needs nothing"
              + " else. 404 for some moments after the entry came, until a checkpoint covers it.")
  public Response proof(
      String index,
      @Parameter(description = "of a checkpoint that was shown; default: the newest")
          @QueryParam("size")
          @Nullable String size)
      throws SQLException, IOException {
    String file =
        shown
            .proof(number("BAD_INDEX", index), size == null ? null : number("BAD_SIZE", size))
            .toString();
    return Response.ok(file, "text/plain; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"entry-" + index + ".tlog-proof\"")
        .build();
  }

  private static long number(String code, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.badRequest(code, "a number from 0 is expected, found \"%s\"".formatted(text));
    }
  }
}
