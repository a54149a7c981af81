package io.modeltrail.localstack;

import io.modeltrail.avro.Contract;
import io.modeltrail.localstack.contract.DefaultEnvironments;
import io.modeltrail.localstack.contract.Schemas;
import io.modeltrail.localstack.contract.Topics;
import java.util.List;
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

  @Option(
      names = "--environments",
      paramLabel = "NAMES",
      split = ",",
      description = "Those that governance names, with commas (default: dev,qa,production).")
  private List<String> environments = DefaultEnvironments.NAMES;

  @Override
  public Integer call() {
    var topics = Topics.all(prefix, environments).size();
    Topics.create(bootstrapServers, prefix, environments);
    var schemas =
        new Schemas(schemaRegistryUrl).register(prefix, Contract.topics(environments)).size();
    System.out.printf("%d topics and %d schemas are there.%n", topics, schemas);
    return 0;
  }
}
