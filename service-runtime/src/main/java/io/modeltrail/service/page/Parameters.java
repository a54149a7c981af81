package io.modeltrail.service.page;

import io.modeltrail.service.problem.Problem;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.TreeSet;

/// The query parameters of a list.
public final class Parameters {

  private Parameters() {}

  /// Refuses a parameter that nobody reads: a filter with a slip in its name would let all through.
  ///
  /// @param known besides `limit` and `after`
  /// @throws Problem.Thrown 400 naming the parameters that there are
  public static void only(UriInfo uri, Set<String> known) {
    Set<String> all = new TreeSet<>(known);
    all.add("limit");
    all.add("after");
    for (String given : uri.getQueryParameters().keySet()) {
      if (!all.contains(given)) {
        throw Problem.badRequest(
            "UNKNOWN_PARAMETER",
            "there is no query parameter \"%s\" here; known: %s"
                .formatted(given, String.join(", ", all)));
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
