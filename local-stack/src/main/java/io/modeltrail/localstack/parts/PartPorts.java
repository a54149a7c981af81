package io.modeltrail.localstack.parts;

/// The ports that the parts listen on, all on 127.0.0.1.
public record PartPorts(
    int kafka,
    int kafkaController,
    int postgres,
    int schemaRegistry,
    int schemaRegistryManagement) {

  /// Ports that are free now.
  public static PartPorts free() {
    var free = FreePorts.find(5);
    return new PartPorts(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4));
  }
}
