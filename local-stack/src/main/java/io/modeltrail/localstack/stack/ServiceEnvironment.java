package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.identity.AttestationKey;
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
  private final AttestationKey attestationKey;
  private final ArtifactFolder artifacts;
  private final Map<String, String> settings;

  /// @param key what tokens are verified with
  /// @param attestationKey the same for all instances of promotion-service
  /// @param settings what all services are told beside that
  ServiceEnvironment(
      Parts parts,
      SigningKey key,
      AttestationKey attestationKey,
      ArtifactFolder artifacts,
      Map<String, String> settings) {
    this.parts = parts;
    this.key = key;
    this.attestationKey = attestationKey;
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
    switch (service) {
      case REGISTRY -> variables.putAll(artifacts.variables());
      case PROMOTION -> variables.putAll(keysOfAttestations());
      case AUDIT -> {}
    }
    variables.putAll(settings);
    return variables;
  }

  private Map<String, String> keysOfAttestations() {
    return Map.of(
        "MODELTRAIL_ATTESTATION_PRIVATE_KEY", attestationKey.privateKeyFile().toString(),
        "MODELTRAIL_ATTESTATION_PUBLIC_KEYS", attestationKey.publicKeyFolder().toString());
  }
}
