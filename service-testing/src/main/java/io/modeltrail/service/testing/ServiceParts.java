package io.modeltrail.service.testing;

import io.modeltrail.localstack.identity.SigningKey;
import io.modeltrail.localstack.identity.Tokens;
import io.modeltrail.localstack.parts.Parts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/// Real Kafka, schema registry and PostgreSQL under a service.
public abstract class ServiceParts implements QuarkusTestResourceLifecycleManager {

  static final Path FOLDER = Path.of("target", "parts");
  static final Path KEYS = Path.of("target", "keys");

  private final String database;
  private Parts parts;

  /// @param database the name of the service's own
  protected ServiceParts(String database) {
    this.database = database;
  }

  @Override
  public Map<String, String> start() {
    parts = Parts.startFresh(FOLDER);
    parts.createDatabase(database);
    TestGovernance.applyDefault(parts);
    SigningKey key = SigningKey.in(KEYS);
    return Map.of(
        "kafka.bootstrap.servers", parts.bootstrapServers(),
        "modeltrail.messaging.schema-registry-url", parts.schemaRegistryUrl() + "/apis/ccompat/v7",
        "quarkus.datasource.jdbc.url", parts.jdbcUrl(database),
        "quarkus.datasource.username", parts.user(),
        "quarkus.datasource.password", parts.password(),
        "mp.jwt.verify.publickey.location", key.publicKeyFile().toAbsolutePath().toString(),
        "mp.jwt.verify.issuer", Tokens.ISSUER,
        "quarkus.http.test-port", "0");
  }

  @Override
  public void stop() {
    if (parts != null) {
      parts.close();
    }
  }
}
