package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.localstack.stack.LocalStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/// The example's training job, run as a user would run it: a program of its own that knows only
/// where Kafka and the schema registry are.
final class TrainingJob {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path jar;
  private final Path folder;
  private final LocalStack stack;

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

  TrainingJob(Path checkout, Path folder, LocalStack stack) {
    this.jar = checkout.resolve("examples/training-job/target/training-job.jar");
    this.folder = folder;
    this.stack = stack;
  }

  /// Runs it, shows what it prints, and reads what it reports.
  List<Published> run(PrintStream out) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path report = folder.resolve("published.json");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(
        List.of(
            "-Djava.io.tmpdir=" + folder,
            "-jar",
            jar.toString(),
            "--output",
            folder.resolve("models").toString(),
            "--json",
            report.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(stack.variables());
    Process process = builder.start();
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(line -> out.println("    " + line));
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the training job failed; it says why above");
    }
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
