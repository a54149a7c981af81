package io.modeltrail.audit;

import io.modeltrail.service.testing.ServiceParts;

/// Real Kafka, schema registry and PostgreSQL under the service.
public final class AuditParts extends ServiceParts {

  public AuditParts() {
    super("audit");
  }
}
