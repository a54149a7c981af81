package io.modeltrail.localstack;

import io.modeltrail.localstack.contract.Schemas;
import io.modeltrail.localstack.contract.Topics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prepares a Kafka cluster and a schema registry for the services.
@Command(
    name = "setup",
    description = {
      "Create the contract's topics in a Kafka cluster, and register their schemas in an Apicurio"
          + " Registry.",
      "What is there already stays as it is."
    })
final class SetupCommand implements Callable<Integer> {

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "ADDRESSES",
      required = true,
      description = "Kafka: host:port, several with commas.")
  private String bootstrapServers = "";

  @Option(
      names = "--schema-registry-url",
      paramLabel = "URL",
      required = true,
      description = "The schema registry's address without a path.")
  private String schemaRegistryUrl = "";

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = "",
      description = "What the topics' names begin with in a shared cluster.")
  private String prefix = "";

  @Override
  public Integer call() {
    Topics.create(bootstrapServers, prefix);
    var schemas = new Schemas(schemaRegistryUrl).register(prefix);
    System.out.printf("%d topics, %d schemas%n", Topics.all(prefix).size(), schemas.size());
    return 0;
  }
}
