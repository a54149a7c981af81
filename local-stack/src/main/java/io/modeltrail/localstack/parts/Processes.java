package io.modeltrail.localstack.parts;

/// This machine itself: the programs are processes, from what Maven has downloaded.
record Processes(Checkout checkout, StackFolder folder, PartPorts ports) implements Infrastructure {

  @Override
  public Program kafka() {
    return kafka(KafkaNode.first(ports));
  }

  Program kafka(KafkaNode node) {
    return new KafkaProcess(checkout, folder, ports, node);
  }

  @Override
  public Program postgres() {
    return new PostgresProcess(checkout, folder, ports);
  }

  @Override
  public Program schemaRegistry() {
    return new SchemaRegistryProcess(checkout, folder, ports);
  }
}
