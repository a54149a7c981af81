package io.modeltrail.registry.catalog;

import io.modeltrail.service.page.Limit;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Runs implements PanacheRepositoryBase<RunEntity, PlaceKey> {

  /// Where the list goes on: runs are told of in an order that stays.
  record Position(Instant appendedAt, int partition, long offset) {

    static Position parse(String text) {
      String[] parts = text.split(" ", 3);
      return new Position(
          Instant.parse(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    static String of(RunEntity run) {
      return run.appendedAt + " " + run.place.partition() + " " + run.place.offset();
    }
  }

  /// Newest first.
  List<RunEntity> list(
      @Nullable String model, @Nullable String workspace, @Nullable Position before, int size) {
    StringBuilder where =
        new StringBuilder("from RunEntity r left join fetch r.version where 1 = 1");
    Map<String, Object> values = new HashMap<>();
    if (model != null) {
      where.append(" and r.modelName = :model");
      values.put("model", model);
    }
    if (workspace != null) {
      where.append(" and r.workspace = :workspace");
      values.put("workspace", workspace);
    }
    if (before != null) {
      where.append(
          " and (r.appendedAt, r.place.partition, r.place.offset) < (:at, :partition, :offset)");
      values.put("at", before.appendedAt);
      values.put("partition", before.partition);
      values.put("offset", before.offset);
    }
    return find(
            where + " order by r.appendedAt desc, r.place.partition desc, r.place.offset desc",
            values)
        .page(0, size)
        .list();
  }

  /// All that a run made.
  List<RunEntity> of(String workspace, String runId) {
    return find(
            "from RunEntity r left join fetch r.version where r.workspace = ?1 and r.runId = ?2 order by r.appendedAt, r.place.partition, r.place.offset",
            workspace,
            runId)
        .page(0, Limit.MAX)
        .list();
  }
}
