package io.modeltrail.service.page;

import io.modeltrail.service.problem.Problem;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.TreeSet;

/// The query parameters of a list.
public final class Parameters {

  private Parameters() {}

  /// Those of a list: `limit`, `after`, and these.
  ///
  /// @throws Problem.Thrown 400 as [#exactly]
  public static void only(UriInfo uri, Set<String> known) {
    Set<String> all = new TreeSet<>(known);
    all.add("limit");
    all.add("after");
    exactly(uri, all);
  }

  /// Refuses a parameter that nobody reads: a filter with a slip in its name would let all through.
  ///
  /// @throws Problem.Thrown 400 naming the parameters that there are
  public static void exactly(UriInfo uri, Set<String> known) {
    for (String given : uri.getQueryParameters().keySet()) {
      if (!known.contains(given)) {
        throw Problem.badRequest(
            "UNKNOWN_PARAMETER",
            "there is no query parameter \"%s\" here; known: %s"
                .formatted(given, String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  /// Reads one that is true or false.
  ///
  /// @throws Problem.Thrown 400 if it is something else
  public static boolean truth(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw Problem.badRequest(
              "BAD_PARAMETER", "%s must be true or false, found \"%s\"".formatted(name, text));
    };
  }
}
