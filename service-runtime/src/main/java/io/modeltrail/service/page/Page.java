package io.modeltrail.service.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.service.problem.Problem;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param next to be given as `after` for the page that follows; absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

  /// @param found up to one more than the page takes ([Limit#andOneMore])
  /// @param position where the list goes on after an element
  public static <E, T> Page<T> of(
      List<E> found, Limit limit, Function<E, String> position, Function<E, T> view) {
    List<E> taken = found.size() > limit.size() ? found.subList(0, limit.size()) : found;
    String next =
        found.size() > limit.size()
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
