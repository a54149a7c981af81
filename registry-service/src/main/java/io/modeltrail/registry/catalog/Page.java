package io.modeltrail.registry.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.registry.problem.Problem;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param next to be given as `after` for the page that follows; absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

  public static final int LIMIT_MAX = 1_000;

  /// @throws Problem.Thrown 400 unless 1 to 1,000
  public static int limit(int limit) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw Problem.badRequest("BAD_LIMIT", "limit must be 1 to 1000, found " + limit);
    }
    return limit;
  }

  /// @param found up to one more than the page takes
  /// @param position where the list goes on after an element
  public static <E, T> Page<T> of(
      List<E> found, int limit, Function<E, String> position, Function<E, T> view) {
    List<E> taken = found.size() > limit ? found.subList(0, limit) : found;
    String next =
        found.size() > limit
            ? Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(position.apply(taken.getLast()).getBytes(UTF_8))
            : null;
    return new Page<>(taken.stream().map(view).toList(), next);
  }

  /// Reads an `after`.
  ///
  /// @throws Problem.Thrown 400 if it is not one that [#of] made
  public static <P> P position(String after, Function<String, P> parse) {
    try {
      return parse.apply(new String(Base64.getUrlDecoder().decode(after), UTF_8));
    } catch (RuntimeException e) {
      throw Problem.badRequest(
          "BAD_CURSOR", "after must be the next of the page before, as it was given");
    }
  }
}
