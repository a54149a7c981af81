package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.identity.SigningKey;
import io.modeltrail.localstack.identity.Tokens;
import io.modeltrail.localstack.parts.Parts;
import io.modeltrail.localstack.parts.StackFolder;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a service is told by the variables that it is started with.
final class ServiceEnvironment {

  private final Parts parts;
  private final SigningKey key;
  private final ArtifactFolder artifacts;
  private final Map<String, String> settings;

  /// @param settings what all services are told beside that
  ServiceEnvironment(
      Parts parts, SigningKey key, ArtifactFolder artifacts, Map<String, String> settings) {
    this.parts = parts;
    this.key = key;
    this.artifacts = artifacts;
    this.settings = settings;
  }

  /// Where it stands for [DevMode], while the stack runs.
  static EnvFile file(StackFolder folder, Service service) {
    return new EnvFile(folder.run().resolve(service.label() + ".env"));
  }

  /// @param port where it is to listen
  Map<String, String> of(Service service, int port) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    variables.put("KAFKA_BOOTSTRAP_SERVERS", parts.bootstrapServers());
    variables.put("SCHEMA_REGISTRY_URL", parts.schemaRegistryUrl());
    variables.put("QUARKUS_DATASOURCE_JDBC_URL", parts.jdbcUrl(service.label()));
    variables.put("QUARKUS_DATASOURCE_USERNAME", parts.user());
    variables.put("QUARKUS_DATASOURCE_PASSWORD", parts.password());
    variables.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", key.publicKeyFile().toString());
    variables.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
    if (service == Service.REGISTRY) {
      variables.putAll(artifacts.variables());
    }
    variables.putAll(settings);
    return variables;
  }
}
