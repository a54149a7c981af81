package io.modeltrail.localstack.parts;

import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// One Kafka node, broker and controller at once. It creates no topic by itself.
public final class KafkaBroker extends Part {

  static final String NAME = "kafka";

  private final Program program;
  private final int port;

  KafkaBroker(StackFolder folder, PartPorts ports, Program program) {
    super(NAME, folder);
    this.program = program;
    this.port = ports.kafka();
  }

  /// Where clients connect: `127.0.0.1:port`.
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  protected Running launch() {
    return program.launch(log());
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
}
