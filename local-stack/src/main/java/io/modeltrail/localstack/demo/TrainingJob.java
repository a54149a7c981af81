package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The example's training job, and what it says that it has published.
final class TrainingJob {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Example example;

  /// What the job says that it has published.
  ///
  /// @param file the model file that it wrote
  record Published(
      String eventId,
      String modelName,
      String runId,
      String sha256,
      Path file,
      TreeMap<String, Double> metrics) {

    /// Its most telling figure, for a person.
    String quality() {
      for (String name : List.of("accuracy", "r2")) {
        Double value = metrics.get(name);
        if (value != null) {
          return "%s %.3f".formatted(name, value);
        }
      }
      return metrics.keySet().toString();
    }

    /// SHA-256 of the file, as anyone can compute it.
    String digestOnDisk() throws IOException, NoSuchAlgorithmException {
      byte[] bytes = Files.readAllBytes(file);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
  }

  TrainingJob(Stage stage) {
    this.folder = stage.stack().folder().data().resolve("training-job");
    this.example = new Example("training-job", stage.checkout(), folder, stage.stack());
  }

  /// Runs it, with options if it is to train something else than all, shows what it prints, and
  /// reads what it reports.
  List<Published> run(Consumer<String> lines, String... options)
      throws IOException, InterruptedException {
    Path report = folder.resolve("published.json");
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("--output", folder.resolve("models").toString()));
    arguments.addAll(List.of("--json", report.toString()));
    example.run(lines, arguments.toArray(String[]::new));
    return read(report);
  }

  private static List<Published> read(Path report) throws IOException {
    List<Published> published = new ArrayList<>();
    for (JsonNode each : JSON.readTree(Files.readAllBytes(report))) {
      TreeMap<String, Double> metrics = new TreeMap<>();
      each.get("metrics")
          .properties()
          .forEach(m -> metrics.put(m.getKey(), m.getValue().asDouble()));
      published.add(
          new Published(
              each.get("eventId").asText(),
              each.get("modelName").asText(),
              each.get("runId").asText(),
              each.get("sha256").asText(),
              Path.of(each.get("file").asText()),
              metrics));
    }
    return published;
  }
}
