package io.modeltrail.benchmarks;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.FreePorts;
import io.modeltrail.localstack.parts.JavaProgram;
import io.modeltrail.localstack.parts.Part;
import io.modeltrail.localstack.parts.Running;
import io.modeltrail.localstack.parts.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Kafka Connect with one connector, in a process of its own, with as much memory as a service of
/// ours has.
final class ConnectWorker extends Part {

  private static final String NAME = "kafka-connect";

  private final Path folder;
  private final Map<String, String> connector;
  private final String bootstrapServers;
  private final int port = FreePorts.find(1).getFirst();
  private final HttpClient http = HttpClient.newHttpClient();

  /// @param connector its configuration; it has a `name`
  ConnectWorker(StackFolder folder, String bootstrapServers, Map<String, String> connector) {
    super(NAME, folder);
    this.folder = folder.data().resolve(NAME);
    this.bootstrapServers = bootstrapServers;
    this.connector = connector;
  }

  @Override
  protected Running launch() {
    Path libraries =
        Checkout.find().root().resolve("benchmarks/kafka-connect/target/lib").toAbsolutePath();
    if (!Files.exists(libraries)) {
      throw new IllegalStateException(
          libraries + " is missing: build the module benchmarks/kafka-connect");
    }
    List<String> arguments =
        List.of(
            "-Xmx192m",
            "-XX:+UseParallelGC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            libraries + "/*",
            "org.apache.kafka.connect.cli.ConnectStandalone",
            written("worker.properties", worker()).toString(),
            written("connector.properties", connector).toString());
    return process(new JavaProgram(arguments, Map.of(), folder).launch(log()));
  }

  private Map<String, String> worker() {
    String bytes = "org.apache.kafka.connect.converters.ByteArrayConverter";
    return Map.of(
        "bootstrap.servers", bootstrapServers,
        "key.converter", bytes,
        "value.converter", bytes,
        "offset.storage.file.filename", folder.resolve("offsets").toString(),
        "listeners", "http://127.0.0.1:" + port);
  }

  private Path written(String name, Map<String, String> values) {
    Path file = folder.resolve(name);
    Properties properties = new Properties();
    properties.putAll(values);
    try {
      Files.createDirectories(folder);
      try (var out = Files.newBufferedWriter(file)) {
        properties.store(out, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  @Override
  protected void probe() throws Exception {
    String status = status();
    if (!status.contains("\"tasks\":[{")) {
      throw new IOException("it says " + status);
    }
  }

  /// @throws io.modeltrail.localstack.parts.PartFailedException if the connector has given up
  void insist() throws IOException, InterruptedException {
    String status = status();
    if (status.contains("FAILED")) {
      throw failed("has given up: " + status, null);
    }
  }

  private String status() throws IOException, InterruptedException {
    URI status =
        URI.create(
            "http://127.0.0.1:%d/connectors/%s/status".formatted(port, connector.get("name")));
    HttpRequest request = HttpRequest.newBuilder(status).timeout(Duration.ofSeconds(5)).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
