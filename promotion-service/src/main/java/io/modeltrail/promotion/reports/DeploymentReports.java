package io.modeltrail.promotion.reports;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What deployment systems said.
@ApplicationScoped
class DeploymentReports implements PanacheRepositoryBase<ReportEntity, UUID> {

  private static final int TARGETS_MAX = 1_000;

  /// The last that was so at a moment, by target.
  @SuppressWarnings("unchecked") // Hibernate's interface for SQL
  List<ReportEntity> effective(String environment, String model, Instant at) {
    return getEntityManager()
        .createNativeQuery(
            """
            SELECT DISTINCT ON (target) * FROM deployment_report
            WHERE environment = :environment AND model_name = :model AND effective_from <= :at
            ORDER BY target, effective_from DESC, number DESC
            """,
            ReportEntity.class)
        .setParameter("environment", environment)
        .setParameter("model", model)
        .setParameter("at", at)
        .setMaxResults(TARGETS_MAX)
        .getResultList();
  }
}
