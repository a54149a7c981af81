package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/// One Kafka node, broker and controller at once. It creates no topic by itself.
public final class KafkaBroker extends Part {

  static final String NAME = "kafka";

  private final Checkout checkout;
  private final Path data;
  private final int port;
  private final int controllerPort;

  /// Its data is formatted by the first start, and kept by later ones, also on other ports.
  public KafkaBroker(Checkout checkout, StackFolder folder, PartPorts ports) {
    super(NAME, folder);
    this.checkout = checkout;
    this.data = folder.data().resolve(NAME);
    this.port = ports.kafka();
    this.controllerPort = ports.kafkaController();
  }

  /// Where clients connect: `127.0.0.1:port`.
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  protected ProcessHandle launch() {
    var config = writeConfig();
    if (!Files.exists(data.resolve("log/meta.properties"))) {
      format(config);
    }
    return program("-Xmx512m", "kafka.Kafka", config.toString()).launch(log()).toHandle();
  }

  @Override
  protected void probe() throws Exception {
    // The admin client alone would wait, and write to the log at every attempt.
    new Socket(InetAddress.getLoopbackAddress(), port).close();
    try (var admin = admin()) {
      admin.describeCluster().clusterId().get(2, TimeUnit.SECONDS);
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            "2000",
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            "2000"));
  }

  private void format(Path config) {
    var clusterId = Uuid.randomUuid().toString();
    var tool = "kafka.tools.StorageTool";
    var program =
        program(
            "-XX:TieredStopAtLevel=1", tool, "format", "-t", clusterId, "-c", config.toString());
    if (program.launch(log()).onExit().join().exitValue() != 0) {
      throw failed("could not format its folder " + data, null);
    }
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
    config.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            "1",
            "log.dirs",
            data.resolve("log").toString(),
            "listeners",
            "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
            "advertised.listeners",
            "PLAINTEXT://127.0.0.1:" + port,
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "controller.listener.names",
            "CONTROLLER",
            // Not the newer --standalone: it keeps the controller's port in the data.
            "controller.quorum.voters",
            "1@127.0.0.1:" + controllerPort));
    config.putAll(
        Map.of(
            "auto.create.topics.enable", "false",
            "group.initial.rebalance.delay.ms", "0",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1"));
    // Sizes for one machine: the defaults are those of a server.
    config.putAll(
        Map.of(
            "offsets.topic.num.partitions", "5",
            "transaction.state.log.num.partitions", "5",
            "share.coordinator.state.topic.num.partitions", "5",
            "log.cleaner.dedupe.buffer.size", "16777216",
            // After a kill -9 a node is let in again when the session of the one before has ended.
            "broker.heartbeat.interval.ms", "500",
            "broker.session.timeout.ms", "3000"));
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
