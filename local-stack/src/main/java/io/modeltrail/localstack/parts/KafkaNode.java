package io.modeltrail.localstack.parts;

/// One of the nodes of a cluster. The first is the controller, too.
///
/// @param id from 1
/// @param port where its clients connect
record KafkaNode(int id, int port) {

  static final int FIRST = 1;

  static KafkaNode first(PartPorts ports) {
    return new KafkaNode(FIRST, ports.kafka());
  }

  boolean isFirst() {
    return id == FIRST;
  }

  String name() {
    return isFirst() ? KafkaBroker.NAME : KafkaBroker.NAME + "-" + id;
  }
}
