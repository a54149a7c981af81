package io.modeltrail.registry.catalog;

import io.modeltrail.service.problem.Problem;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/// The query parameters that a list takes. A misspelt one would be none, and the answer a wrong
/// one.
final class QueryNames {

  private QueryNames() {}

  /// @throws Problem.Thrown 400 naming what can be asked for
  static void refuseOthers(UriInfo uri, List<String> known) {
    for (String name : uri.getQueryParameters().keySet()) {
      if (!known.contains(name)) {
        throw Problem.badRequest(
            "BAD_PARAMETER",
            "\"%s\" cannot be asked for; these can: %s".formatted(name, String.join(", ", known)));
      }
    }
  }
}
