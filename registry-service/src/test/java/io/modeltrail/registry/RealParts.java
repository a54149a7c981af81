package io.modeltrail.registry;

import io.modeltrail.localstack.identity.SigningKey;
import io.modeltrail.localstack.identity.Tokens;
import io.modeltrail.localstack.parts.Parts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/// Real Kafka, schema registry and PostgreSQL under the service.
public final class RealParts implements QuarkusTestResourceLifecycleManager {

  static final Path FOLDER = Path.of("target", "parts");
  static final Path KEYS = Path.of("target", "keys");

  private Parts parts;

  @Override
  public Map<String, String> start() {
    parts = Parts.startFresh(FOLDER);
    parts.createDatabase("registry");
    SigningKey key = SigningKey.in(KEYS);
    return Map.of(
        "kafka.bootstrap.servers", parts.bootstrapServers(),
        "modeltrail.messaging.schema-registry-url", parts.schemaRegistryUrl() + "/apis/ccompat/v7",
        "quarkus.datasource.jdbc.url", parts.jdbcUrl("registry"),
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
