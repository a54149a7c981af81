package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.identity.Keys;
import io.modeltrail.localstack.identity.LogKey;
import io.modeltrail.localstack.identity.Tokens;
import io.modeltrail.localstack.parts.Parts;
import io.modeltrail.localstack.parts.StackFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a service is told by the variables that it is started with.
final class ServiceEnvironment {

  private final Parts parts;
  private final Keys keys;
  private final Path checkpoints;
  private final ArtifactFolder artifacts;
  private final Map<String, String> settings;

  /// @param keys the same for all instances
  /// @param checkpoints where audit-service keeps what it signed last
  /// @param settings what all services are told beside that
  ServiceEnvironment(
      Parts parts,
      Keys keys,
      Path checkpoints,
      ArtifactFolder artifacts,
      Map<String, String> settings) {
    this.parts = parts;
    this.keys = keys;
    this.checkpoints = checkpoints;
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
    variables.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys.tokens().publicKeyFile().toString());
    variables.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
    switch (service) {
      case REGISTRY -> variables.putAll(artifacts.variables());
      case PROMOTION -> variables.putAll(keysOfAttestations());
      case AUDIT -> variables.putAll(log());
    }
    variables.putAll(settings);
    return variables;
  }

  private Map<String, String> keysOfAttestations() {
    return Map.of(
        "MODELTRAIL_ATTESTATION_PRIVATE_KEY", keys.attestations().privateKeyFile().toString(),
        "MODELTRAIL_ATTESTATION_PUBLIC_KEYS", keys.attestations().publicKeyFolder().toString());
  }

  private Map<String, String> log() {
    return Map.of(
        "MODELTRAIL_AUDIT_LOG_ORIGIN", LogKey.ORIGIN,
        "MODELTRAIL_AUDIT_LOG_PRIVATE_KEY", keys.log().privateKeyFile().toString(),
        "MODELTRAIL_AUDIT_LOG_KEPT_IN", checkpoints.toString(),
        "MODELTRAIL_AUDIT_ATTESTATION_KEYS", keys.attestations().publicKeyFolder().toString());
  }
}
