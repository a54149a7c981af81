package io.modeltrail.localstack.parts;

import java.util.List;

/// Apicurio Registry from its distribution, in a JVM of its own.
final class SchemaRegistryProcess implements Program {

  private final Checkout checkout;
  private final StackFolder folder;
  private final PartPorts ports;

  SchemaRegistryProcess(Checkout checkout, StackFolder folder, PartPorts ports) {
    this.checkout = checkout;
    this.folder = folder;
    this.ports = ports;
  }

  @Override
  public Running launch(LogFile log) {
    var program = checkout.schemaRegistry().toString();
    var arguments =
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", program);
    var url = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + SchemaRegistry.DATABASE;
    var environment = SchemaRegistry.environment(url, Postgres.USER, Postgres.password(folder));
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.schemaRegistry()));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.schemaRegistryManagement()));
    var data = folder.data().resolve(SchemaRegistry.NAME);
    var process = new JavaProgram(arguments, environment, data).launch(log);
    var pidFile = folder.pidFile(SchemaRegistry.NAME);
    return new RunningProcess(process.toHandle(), Signal.TERM, pidFile);
  }
}
