package io.modeltrail.audit;

import io.modeltrail.localstack.identity.LogKey;
import io.modeltrail.service.testing.ServiceParts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Real Kafka, schema registry and PostgreSQL under the service.
public final class AuditParts extends ServiceParts {

  public AuditParts() {
    super("audit");
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(super.start());
    Path key = LogKey.in(Path.of("target", "audit-log")).privateKeyFile().toAbsolutePath();
    config.put("modeltrail.audit-log.private-key", key.toString());
    config.put("modeltrail.retention.classes.logs.types", "DeploymentReported,ModelObserved");
    config.put("modeltrail.retention.classes.logs.keep", "P6M");
    return config;
  }
}
