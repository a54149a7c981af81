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
    // What takes its time elsewhere comes soon.
    config.put("modeltrail.coverage.every", "1S");
    config.put("modeltrail.following.every", "0.2S");
    config.put("modeltrail.stream.heartbeat", "0.5S");
    config.put("modeltrail.stream.connections-max", "3");
    config.put("modeltrail.retention.classes.logs.types", "DeploymentReported,ModelObserved");
    config.put("modeltrail.retention.classes.logs.keep", "P6M");
    return config;
  }
}
