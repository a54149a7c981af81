package io.modeltrail.localstack.parts;

import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// One Kafka node; the first of a cluster is the controller, too. It creates no topic by itself.
public final class KafkaBroker extends Part {

  static final String NAME = "kafka";

  private final Program program;
  private final KafkaNode node;

  KafkaBroker(StackFolder folder, KafkaNode node, Program program) {
    super(node.name(), folder);
    this.program = program;
    this.node = node;
  }

  /// Its number in the cluster, from 1.
  public int id() {
    return node.id();
  }

  /// Where clients connect: `127.0.0.1:port`.
  public String bootstrapServers() {
    return "127.0.0.1:" + node.port();
  }

  @Override
  protected Running launch() {
    return program.launch(log());
  }

  @Override
  protected void probe() throws Exception {
    // The admin client alone would wait, and write to the log at every attempt.
    new Socket(InetAddress.getLoopbackAddress(), node.port()).close();
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
}
