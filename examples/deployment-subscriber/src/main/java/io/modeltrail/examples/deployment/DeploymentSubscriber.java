package io.modeltrail.examples.deployment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line.
@Command(
    name = "deployment-subscriber",
    description = {
      "Keeps a folder of KServe manifests as the champions in the topic model.champion say.",
      "Reads KAFKA_BOOTSTRAP_SERVERS and SCHEMA_REGISTRY_URL from the environment:",
      "./modeltrail up, then: set -a; . .modeltrail/stack.env; set +a"
    },
    footer =
        "Exit code with --once: 0 if the folder agrees. 1: it stopped, and says why; 2: a wrong call.")
final class DeploymentSubscriber implements Callable<Integer> {

  // Held here: a logger that nobody holds forgets its level.
  private static final Logger ALL = Logger.getLogger("");
  // These two complain at length of what the program says in a line.
  private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");
  private static final Logger SCHEMA_REGISTRY = Logger.getLogger("io.apicurio");

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where the manifests go. Default: ${DEFAULT-VALUE}.")
  private Path output = Path.of("deployments");

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Only this environment; may be given more than once. Default: all.")
  private Set<String> environments = new TreeSet<>();

  @Option(names = "--once", description = "End when all that stands in the topic is deployed.")
  private boolean once;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      description = "What the topics' names begin with in a shared cluster.")
  private String topicPrefix = "";

  @SuppressWarnings("UnusedVariable") // picocli sets and reads it.
  @Option(names = "--help", usageHelp = true, description = "Show this text.")
  private boolean help;

  public static void main(String[] arguments) {
    ALL.setLevel(Level.WARNING);
    KAFKA.setLevel(Level.OFF);
    SCHEMA_REGISTRY.setLevel(Level.OFF);
    System.setProperty("io.netty.noUnsafe", "true"); // Spares a warning of newer Javas.
    System.exit(new CommandLine(new DeploymentSubscriber()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    Endpoints endpoints;
    try {
      endpoints = Endpoints.of(System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    try {
      var deployments = new Deployments(output);
      try (var subscriber = new Subscriber(endpoints, topicPrefix, environments, deployments)) {
        subscriber.run(once);
        System.out.println(subscriber.report() + ": " + output.toAbsolutePath());
        return CommandLine.ExitCode.OK;
      }
    } catch (RefusedException e) {
      System.err.println(e.getMessage());
    } catch (KafkaException e) {
      System.err.println("Stopped. Kafka at " + endpoints.kafka() + " says: " + explain(e));
    } catch (IOException e) {
      System.err.println("Stopped, since the folder cannot be kept: " + explain(e));
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String explain(Throwable e) {
    return e.getCause() == null ? e.toString() : "%s (%s)".formatted(e, e.getCause());
  }
}
