package io.modeltrail.promotion.lists;

import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The rows that a page of a list is taken of. The rows' field `number` counts up as the log took
/// them.
public final class Matching {

  private final StringBuilder query = new StringBuilder("number < :before");
  private final Map<String, Object> values = new HashMap<>();

  /// All that come after a page.
  ///
  /// @param after the next of that page; null: from the newest
  /// @throws Problem.Thrown 400 if it is not one that was given
  public Matching(@Nullable String after) {
    values.put("before", after == null ? Long.MAX_VALUE : Page.position(after, Long::valueOf));
  }

  /// Those of them that have a value.
  ///
  /// @param field of the entity
  /// @param value null: any
  public Matching and(String field, @Nullable Object value) {
    if (value != null) {
      query.append(" and %1$s = :%1$s".formatted(field));
      values.put(field, value);
    }
    return this;
  }

  /// Those of them that are of a version.
  ///
  /// @param version as the query says it; null: any
  /// @throws Problem.Thrown 400 unless it is a number from 1
  public Matching andVersion(@Nullable String version) {
    return and("version", version == null ? null : number(version));
  }

  private static int number(String version) {
    try {
      int number = Integer.parseInt(version);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw Problem.badRequest(
        "BAD_VERSION", "version must be a number from 1, found \"%s\"".formatted(version));
  }

  /// The newest of them.
  public <E, T> Page<T> page(
      PanacheRepositoryBase<E, ?> rows,
      Limit limit,
      ToLongFunction<E> number,
      Function<E, T> view) {
    return Page.of(
        rows.find(query + " order by number desc", values).page(0, limit.andOneMore()).list(),
        limit,
        row -> Long.toString(number.applyAsLong(row)),
        view);
  }
}
