package io.modeltrail.localstack.contract;

import io.modeltrail.avro.Contract;
import io.modeltrail.avro.Contract.Topic;
import java.util.Collection;

/// The contract in a Kafka and a schema registry that run: its topics there, and their schemas.
///
/// @param bootstrapServers of Kafka
/// @param schemaRegistryUrl without a path
/// @param prefix what the topics' names begin with; empty for none
public record Installation(String bootstrapServers, String schemaRegistryUrl, String prefix) {

  /// Adds what further environments need: creates the topics that each has for itself, and
  /// registers their schemas. What is there already stays as it is.
  ///
  /// @throws IllegalArgumentException if one is not the name of an environment
  /// @throws IllegalStateException if the broker or the schema registry refuses, or does not answer
  public void addEnvironments(Collection<String> environments) {
    var templates = Contract.topics().stream().filter(Topic::isPerEnvironment).toList();
    var added =
        environments.stream()
            .flatMap(environment -> templates.stream().map(topic -> topic.of(environment)))
            .toList();
    Topics.create(bootstrapServers, Topics.planned(prefix, added));
    new Schemas(schemaRegistryUrl).register(prefix, added);
  }
}
