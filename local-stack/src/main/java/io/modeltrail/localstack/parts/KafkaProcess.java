package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/// Kafka from its own jars, in a JVM of its own. Its data is formatted by the first start, and kept
/// by later ones, also on other ports. A further node joins the cluster that the first has begun.
final class KafkaProcess implements Program {

  private final Checkout checkout;
  private final StackFolder folder;
  private final Path data;
  private final PartPorts ports;
  private final KafkaNode node;

  KafkaProcess(Checkout checkout, StackFolder folder, PartPorts ports, KafkaNode node) {
    this.checkout = checkout;
    this.folder = folder;
    this.data = folder.data().resolve(node.name());
    this.ports = ports;
    this.node = node;
  }

  @Override
  public Running launch(LogFile log) {
    var config = writeConfig();
    if (!Files.exists(data.resolve("log/meta.properties"))) {
      format(config, log);
    }
    var process = program("-Xmx512m", "kafka.Kafka", config.toString()).launch(log);
    var pidFile = folder.pidFile(node.name());
    return new RunningProcess(process.toHandle(), Signal.TERM, pidFile);
  }

  private void format(Path config, LogFile log) {
    var clusterId = node.isFirst() ? Uuid.randomUuid().toString() : clusterOfFirst();
    var tool = "kafka.tools.StorageTool";
    var program =
        program(
            "-XX:TieredStopAtLevel=1", tool, "format", "-t", clusterId, "-c", config.toString());
    if (program.launch(log).onExit().join().exitValue() != 0) {
      throw new PartFailedException(node.name(), "could not format its folder " + data, log, null);
    }
  }

  private String clusterOfFirst() {
    var file = folder.data().resolve(KafkaBroker.NAME).resolve("log/meta.properties");
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("cluster.id");
  }

  private JavaProgram program(String option, String... mainAndArguments) {
    var logging = checkout.root().resolve("local-stack/target/classes/kafka-log4j2.properties");
    var options =
        List.of(
            option,
            "-Djava.awt.headless=true",
            "-Dlog4j2.configurationFile=" + logging.toUri(),
            "-cp",
            checkout.classPath());
    var arguments = Stream.concat(options.stream(), Stream.of(mainAndArguments));
    return new JavaProgram(arguments.toList(), Map.of(), data);
  }

  private Path writeConfig() {
    var config = new Properties();
    config.putAll(KafkaConfig.of("127.0.0.1", ports, data.resolve("log").toString()));
    if (!node.isFirst()) {
      config.putAll(KafkaConfig.further(node));
    }
    var file = data.resolve("server.properties");
    try {
      Files.createDirectories(data);
      try (var out = Files.newBufferedWriter(file)) {
        config.store(out, "Written by every start");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
