package io.modeltrail.promotion.reports;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What deployment systems said.
@ApplicationScoped
class DeploymentReports implements PanacheRepositoryBase<ReportEntity, UUID> {

  /// The last of each model that was so at a moment, by target.
  ///
  /// @param targets of how many targets of each model at most
  @SuppressWarnings("unchecked") // Hibernate's interface for SQL
  List<ReportEntity> effective(
      String environment, Collection<String> models, Instant at, int targets) {
    return getEntityManager()
        .createNativeQuery(
            """
            SELECT latest.* FROM unnest(CAST(:models AS text[])) AS model (name) CROSS JOIN LATERAL (
              SELECT DISTINCT ON (target) * FROM deployment_report
              WHERE environment = :environment AND model_name = model.name AND effective_from <= :at
              ORDER BY target, effective_from DESC, number DESC
              LIMIT :targets) AS latest
            ORDER BY latest.model_name, latest.target
            """,
            ReportEntity.class)
        .setParameter("environment", environment)
        .setParameter("models", models.toArray(String[]::new))
        .setParameter("at", at)
        .setParameter("targets", targets)
        .getResultList();
  }
}
