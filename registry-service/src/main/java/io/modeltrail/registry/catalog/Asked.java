package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.registry.search.Condition;
import io.modeltrail.registry.search.Expression;
import io.modeltrail.registry.search.Order;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import io.modeltrail.service.problem.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What the lists of versions and runs are all asked with.
@SuppressWarnings("NullAway.Init") // JAX-RS sets the fields
public class Asked {

  @Parameter(
      description = "a condition, as metrics.auc >= 0.9 AND tags.team = \"risk\": docs/search.md",
      example = "metrics.auc >= 0.9 AND tags.team = \"risk\"")
  @QueryParam("where")
  @Nullable String where;

  @Parameter(
      description = "fields, each with ASC or DESC; what has no value comes last",
      example = "metrics.auc DESC, version")
  @QueryParam("order")
  @Nullable String order;

  @QueryParam("limit")
  @DefaultValue(Limit.DEFAULT)
  Limit limit;

  @Parameter(description = "the next of the page before; where and order must be as they were")
  @QueryParam("after")
  @Nullable String after;

  @Context UriInfo uri;

  /// Reads the list.
  ///
  /// @param more query parameters that this list takes beside those of every list
  /// @throws Problem.Thrown 400 if something asked cannot be understood
  Page<ObjectNode> page(Lists lists, Listing listing, String... more) throws SQLException {
    Set<String> known = new HashSet<>(Set.of("where", "order"));
    known.addAll(Arrays.asList(more));
    Parameters.only(uri, known);
    Listing whole =
        new Listing(listing.scope(), listing.model(), listing.filters(), condition(), orderAsked());
    String list = Cursor.list(Arrays.asList(uri.getPath(), where, order));
    Cursor cursor = after == null ? null : Cursor.read(after, list, whole.sorting());
    List<Lists.Row> found =
        lists.find(
            whole, new Lists.Part(cursor == null ? null : cursor.keys(), limit.andOneMore()));
    return Page.of(found, limit, row -> new Cursor(list, row.keys()).text(), Lists.Row::view);
  }

  private @Nullable Condition condition() {
    return where == null ? null : understood("where", where, Expression.where(where));
  }

  private @Nullable Order orderAsked() {
    return order == null ? null : understood("order", order, Expression.order(order));
  }

  private static <T> T understood(String name, String text, Expression<T> expression) {
    return switch (expression) {
      case Expression.Understood<T>(T value) -> value;
      case Expression.Mistaken<T>(var mistake) ->
          throw Problem.badRequest(
              "BAD_" + name.toUpperCase(Locale.ROOT), name + ", " + mistake.detail(text));
    };
  }
}
