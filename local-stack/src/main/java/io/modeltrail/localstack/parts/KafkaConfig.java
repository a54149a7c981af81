package io.modeltrail.localstack.parts;

import java.util.Map;
import java.util.TreeMap;

/// What one Kafka node is told, broker and controller at once, wherever it runs. It creates no
/// topic by itself.
final class KafkaConfig {

  private KafkaConfig() {}

  /// @param listenOn the address that it listens on; clients always come to 127.0.0.1
  /// @param logFolder where its log is
  static Map<String, String> of(String listenOn, PartPorts ports, String logFolder) {
    var config = new TreeMap<String, String>();
    config.putAll(addresses(listenOn, ports));
    config.putAll(
        Map.of(
            "log.dirs", logFolder,
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
            // A transaction that begins while the one before is being completed is tried again so
            // soon.
            "add.partitions.to.txn.retry.backoff.ms", "5",
            "log.cleaner.dedupe.buffer.size", "16777216",
            // After a kill -9 a node is let in again when the session of the one before has ended.
            "broker.heartbeat.interval.ms", "500",
            "broker.session.timeout.ms", "3000"));
    return config;
  }

  /// What a node that is no controller is told instead; it is on this machine.
  static Map<String, String> further(KafkaNode node) {
    var address = "PLAINTEXT://127.0.0.1:" + node.port();
    return Map.of(
        "process.roles",
        "broker",
        "node.id",
        Integer.toString(node.id()),
        "listeners",
        address,
        "advertised.listeners",
        address);
  }

  private static Map<String, String> addresses(String listenOn, PartPorts ports) {
    var broker = ports.kafka();
    var controller = ports.kafkaController();
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(KafkaNode.FIRST),
        "listeners",
        "PLAINTEXT://" + listenOn + ":" + broker + ",CONTROLLER://127.0.0.1:" + controller,
        "advertised.listeners",
        "PLAINTEXT://127.0.0.1:" + broker,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "controller.listener.names",
        "CONTROLLER",
        // Not the newer --standalone: it keeps the controller's port in the data.
        "controller.quorum.voters",
        "1@127.0.0.1:" + controller);
  }
}
