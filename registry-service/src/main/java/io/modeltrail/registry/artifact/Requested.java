package io.modeltrail.registry.artifact;

import io.modeltrail.registry.artifact.store.Sha256;
import io.modeltrail.service.problem.Problem;
import java.io.IOException;
import org.jboss.logging.Logger;

/// What the artifact's interfaces have in common about requests.
final class Requested {

  private static final Logger LOG = Logger.getLogger(Requested.class);

  private Requested() {}

  /// @throws Problem.Thrown 400 if it is no digest
  static Sha256 digest(String text) {
    return Sha256.parse(text)
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "BAD_DIGEST",
                    "a digest is 64 lowercase hex digits, found \"%s\"".formatted(text)));
  }

  static Problem.Thrown notFound(Sha256 sha256) {
    return Problem.notFound("there is no artifact " + sha256);
  }

  /// The store fails, or the disk does.
  static Problem.Thrown away(IOException e) {
    LOG.warnf("The artifact store does not answer reason=%s", e);
    return Problem.unavailable("the artifact store does not answer; try again");
  }
}
