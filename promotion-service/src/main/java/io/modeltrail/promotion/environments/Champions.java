package io.modeltrail.promotion.environments;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// What environments run, and have run.
@ApplicationScoped
class Champions implements PanacheRepositoryBase<SuccessionEntity, SuccessionEntity.Key> {

  /// By model.
  List<SuccessionEntity> of(String environment, String after, int size) {
    return getEntityManager()
        .createQuery(
            """
            select s from SuccessionEntity s, ChampionEntity c
            where c.environment = :environment and c.modelName > :after
              and s.environment = c.environment and s.modelName = c.modelName and s.revision = c.revision
            order by c.modelName
            """,
            SuccessionEntity.class)
        .setParameter("environment", environment)
        .setParameter("after", after)
        .setMaxResults(size)
        .getResultList();
  }

  /// What it ran at a moment.
  Optional<SuccessionEntity> of(String environment, String model, Moment at) {
    return find(
            "environment = ?1 and modelName = ?2 and at <= ?3 order by revision desc",
            environment,
            model,
            at.instant())
        .firstResultOptional();
  }

  /// Newest first.
  List<SuccessionEntity> history(String environment, String model, long before, int size) {
    return find(
            "environment = ?1 and modelName = ?2 and revision < ?3 order by revision desc",
            environment,
            model,
            before)
        .page(0, size)
        .list();
  }
}
