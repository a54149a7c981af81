package io.modeltrail.registry.catalog;

import io.modeltrail.registry.search.Condition;
import io.modeltrail.registry.search.ConditionSql;
import io.modeltrail.registry.search.Order;
import io.modeltrail.registry.search.Scope;
import io.modeltrail.registry.search.Sorting;
import io.modeltrail.registry.search.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of versions or runs that somebody wants to see.
///
/// @param model null: of all models
/// @param filters conditions beside `where`
/// @param order null: the list's own
record Listing(
    Scope scope,
    @Nullable String model,
    List<Sql> filters,
    @Nullable Condition where,
    @Nullable Order order) {

  Listing {
    filters = List.copyOf(filters);
  }

  Sorting sorting() {
    return order == null ? own() : Sorting.by(order, scope, own());
  }

  /// The list's own order, which an index has.
  private Sorting own() {
    return isOfVersionsOfOneModel() ? Sorting.latestFirst() : Sorting.newestFirst();
  }

  private boolean isOfVersionsOfOneModel() {
    return scope == Scope.VERSIONS && model != null;
  }

  /// The table that has all columns of the list's own order.
  String walked() {
    return isOfVersionsOfOneModel() ? "model_version v" : "training_run r";
  }

  /// The columns of [#walked] that tell a run's place.
  String walkedPlace() {
    return isOfVersionsOfOneModel()
        ? "v.topic_id, v.partition, v.\"offset\", v.run_event_id AS event_id"
        : "r.topic_id, r.partition, r.\"offset\", r.event_id";
  }

  /// Whether every row of [#walked] is one of the list.
  boolean takesAll() {
    return where == null && filters.isEmpty() && (scope == Scope.RUNS || isOfVersionsOfOneModel());
  }

  /// What stands behind WHERE; all of it holds of [#walked] too.
  Sql ofModel() {
    Sql sql = new Sql().add("true");
    if (model != null) {
      sql.add(scope == Scope.VERSIONS ? " AND v.model_name = " : " AND r.model_name = ")
          .value(model);
    }
    return sql;
  }

  /// All other conditions.
  Sql conditions() {
    List<Sql> all = new ArrayList<>(filters);
    if (where != null) {
      all.add(ConditionSql.of(where, scope));
    }
    Sql sql = new Sql().add("true");
    all.forEach(each -> sql.add(" AND ").add(each));
    return sql;
  }
}
