package io.modeltrail.localstack;

import io.modeltrail.localstack.contract.DefaultEnvironments;
import io.modeltrail.localstack.contract.Sizing;
import io.modeltrail.localstack.contract.TopicSheet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Prints what a cluster has to be given.
@Command(
    name = "topics",
    description = {
      "Print all topics with their settings, and the rights of each service and role in Kafka.",
      "Formats: properties, strimzi."
    })
final class TopicsCommand implements Callable<Integer> {

  private static final String PROPERTIES = "properties";
  private static final String STRIMZI = "strimzi";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = PROPERTIES,
      description = "properties or strimzi (default: ${DEFAULT-VALUE}).")
  private String format = PROPERTIES;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = "",
      description = "What all names begin with in a shared cluster.")
  private String prefix = "";

  @Option(
      names = "--environments",
      paramLabel = "NAME",
      split = ",",
      description = "The environments (default: dev,qa,production).")
  private List<String> environments = DefaultEnvironments.NAMES;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "6",
      description = "Of each topic that has several (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      defaultValue = "3",
      description = "With 3 or more, 2 are waited for (default: ${DEFAULT-VALUE}).")
  private int replicas;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      defaultValue = "modeltrail",
      description = "strimzi: the name of the Kafka resource (default: ${DEFAULT-VALUE}).")
  private String cluster = "modeltrail";

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() {
    System.out.print(text());
    return 0;
  }

  private String text() {
    try {
      var sheet = new TopicSheet(prefix, environments, new Sizing(partitions, replicas));
      return switch (format) {
        case PROPERTIES -> sheet.properties();
        case STRIMZI -> sheet.strimzi(cluster);
        default ->
            throw new IllegalArgumentException("not a format (properties or strimzi): " + format);
      };
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
