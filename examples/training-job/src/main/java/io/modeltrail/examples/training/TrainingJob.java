package io.modeltrail.examples.training;

import io.modeltrail.event.ModelTrained;
import io.modeltrail.examples.training.TrainingEvents.Origin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.tribuo.Output;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Trains candidates of studies, and publishes a `ModelTrained` for each.
@Command(
    name = "training-job",
    description = {
      "Trains models on the data sets in data/ and publishes a ModelTrained for each to Kafka.",
      "Reads KAFKA_BOOTSTRAP_SERVERS and SCHEMA_REGISTRY_URL from the environment:",
      "./modeltrail up, then: set -a; . .modeltrail/stack.env; set +a"
    },
    footer = "Exit code: 0 if every event was acknowledged, 1 if not, 2 for a wrong call.")
final class TrainingJob implements Callable<Integer> {

  // Held here: a logger that nobody holds forgets its level.
  private static final Logger ALL = Logger.getLogger("");
  // These two complain at length of what the job says in a line.
  private static final Logger KAFKA_CONNECTIONS =
      Logger.getLogger("org.apache.kafka.clients.NetworkClient");
  private static final Logger SCHEMA_REGISTRY = Logger.getLogger("io.apicurio");

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where the model files go. Default: target/models beside the job's sources.")
  private Path output = home().resolve("target").resolve("models");

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description = "The experiment that the runs belong to. Default: ${DEFAULT-VALUE}.")
  private String experiment = "baseline-and-better";

  @Option(
      names = "--workspace",
      paramLabel = "NAME",
      description = "Where the team trains, as the rules name it. Default: ${DEFAULT-VALUE}.")
  private String workspace = "default";

  @Option(
      names = "--repository",
      paramLabel = "URL",
      description = "Where the training code is from. Not said: nobody knows.")
  private @Nullable String repository;

  @Option(
      names = "--commit",
      paramLabel = "ID",
      description = "The commit that was checked out. Not said: git is asked.")
  private @Nullable String commit;

  @Mixin private Selection selection = new Selection();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write what was published to FILE, as a JSON array.")
  private @Nullable Path json;

  @SuppressWarnings("UnusedVariable") // picocli sets and reads it.
  @Option(names = "--help", usageHelp = true, description = "Show this text.")
  private boolean help;

  public static void main(String[] arguments) {
    ALL.setLevel(Level.WARNING);
    System.setProperty("io.netty.noUnsafe", "true"); // Spares a warning of newer Javas.
    KAFKA_CONNECTIONS.setLevel(Level.SEVERE);
    SCHEMA_REGISTRY.setLevel(Level.OFF);
    System.exit(new CommandLine(new TrainingJob()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Endpoints endpoints;
    List<Study<?>> studies;
    try {
      endpoints = Endpoints.of(System.getenv());
      studies = selection.studies();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    var report = new Report();
    try (var publisher = new Publisher(endpoints.kafka(), endpoints.schemaRegistry())) {
      for (var study : studies) {
        run(study, publisher, report);
      }
      System.out.println("The model files are in " + output);
      return CommandLine.ExitCode.OK;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      System.err.println(PublishFailure.explain(e, endpoints));
      return CommandLine.ExitCode.SOFTWARE;
    } catch (IOException e) {
      System.err.println("Not all was trained: cannot read or write. " + e);
      return CommandLine.ExitCode.SOFTWARE;
    } finally {
      if (json != null) {
        report.write(json);
      }
    }
  }

  private <T extends Output<T>> void run(Study<T> study, Publisher publisher, Report report)
      throws IOException, ExecutionException, TimeoutException, InterruptedException {
    var split = Split.of(study, home().resolve("data"));
    var code =
        commit == null ? CodeVersion.of(home(), repository) : CodeVersion.told(repository, commit);
    var events = new TrainingEvents(new Origin(workspace, experiment, code));
    for (var candidate : study.candidates()) {
      var trained = TrainedModel.train(study, candidate, split, output);
      var event = events.modelTrained(trained);
      var place = publisher.publish(event);
      report.add(event, place);
      System.out.println(line(event));
    }
  }

  /// One line for a person: the model, how it was made, how good it is, and its run.
  private static String line(ModelTrained event) {
    var metrics = event.getMetrics();
    var quality =
        metrics.containsKey("accuracy")
            ? "accuracy %.3f  macro F1 %.3f"
                .formatted(metrics.get("accuracy"), metrics.get("macroF1"))
            : "r2 %6.3f  rmse %.1f".formatted(metrics.get("r2"), metrics.get("rmse"));
    return "%-24s %-20s %-32s published, run %s"
        .formatted(event.getModelName(), event.getAlgorithm(), quality, event.getRun().getRunId());
  }

  /// The folder of this example: the code lies in its `target`.
  private static Path home() {
    try {
      var code = TrainingJob.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(code).resolveSibling("..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the code does not come from a file", e);
    }
  }
}
