package io.modeltrail.localstack.parts;

import io.modeltrail.avro.Contract;
import io.modeltrail.localstack.contract.DefaultEnvironments;
import io.modeltrail.localstack.contract.Schemas;
import io.modeltrail.localstack.contract.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Kafka with the contract's topics, the schema registry with its schemas, and PostgreSQL.
///
/// ```java
/// try (var parts = Parts.start(Path.of("target/parts"))) {
///   parts.createDatabase("registry");
///   … parts.bootstrapServers(), parts.schemaRegistryUrl(), parts.jdbcUrl("registry")
/// }
/// ```
public final class Parts implements AutoCloseable {

  private final KafkaBroker kafka;
  private final Postgres postgres;
  private final SchemaRegistry schemaRegistry;
  private final Infrastructure infrastructure;
  private final StartListener listener;

  private Parts(
      StackFolder folder, PartPorts ports, Infrastructure infrastructure, StartListener listener) {
    this.infrastructure = infrastructure;
    this.listener = listener;
    this.kafka = new KafkaBroker(folder, KafkaNode.first(ports), infrastructure.kafka());
    this.postgres = new Postgres(folder, ports, infrastructure.postgres());
    this.schemaRegistry = new SchemaRegistry(folder, ports, infrastructure.schemaRegistry());
  }

  /// Starts all parts on free ports, with data and logs in a folder of the caller's, as processes
  /// or in containers, as the system property `modeltrail.infrastructure` says. A folder that was
  /// used before gives back what was written then.
  ///
  /// @throws PartFailedException if one does not start; the others are stopped then
  public static Parts start(Path path) {
    var folder = new StackFolder(path);
    var ports = PartPorts.free();
    var infrastructure =
        InfrastructureChoice.containersAreChosen()
            ? new Containers(folder, ports)
            : new Processes(Checkout.find(), folder, ports);
    return start(folder, new Parts(folder, ports, infrastructure, StartListener.NONE));
  }

  /// Like `startFresh`, for the tests of a module: in a folder of the module's `target`, and
  /// another one for each JVM in which its tests run beside each other.
  public static Parts startForTests(String name) {
    return startFresh(Path.of("target", name + System.getProperty("modeltrail.fork", "")));
  }

  /// Like `start`, having removed what the folder holds.
  public static Parts startFresh(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return start(folder);
  }

  /// Starts all parts where told, as processes.
  public static Parts start(StackFolder folder, PartPorts ports, StartListener listener) {
    var infrastructure = new Processes(Checkout.find(), folder, ports);
    return start(folder, new Parts(folder, ports, infrastructure, listener));
  }

  private static Parts start(StackFolder folder, Parts parts) {
    Leftovers.stop(folder);
    try {
      parts.startAll();
      return parts;
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  public KafkaBroker kafka() {
    return kafka;
  }

  /// One more node for Kafka's cluster, on a free port, where the parts are processes. It is not
  /// started yet, holds nothing until partitions are assigned to it, and is stopped by whoever
  /// asked for it.
  ///
  /// @param id from 2
  public KafkaBroker anotherBroker(int id) {
    if (!(infrastructure instanceof Processes processes)) {
      throw new IllegalStateException("only processes can have further brokers");
    }
    var node = new KafkaNode(id, FreePorts.find(1).getFirst());
    return new KafkaBroker(processes.folder(), node, processes.kafka(node));
  }

  public Postgres postgres() {
    return postgres;
  }

  public SchemaRegistry schemaRegistry() {
    return schemaRegistry;
  }

  /// In the order in which they can be started; the reverse is the order to stop them.
  public List<Part> all() {
    return List.of(postgres, kafka, schemaRegistry);
  }

  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /// Without a path: clients add `/apis/registry/v3` or `/apis/ccompat/v7`.
  public String schemaRegistryUrl() {
    return schemaRegistry.url();
  }

  /// The address of a database; it must have been created.
  public String jdbcUrl(String database) {
    return postgres.jdbcUrl(database);
  }

  public String user() {
    return postgres.user();
  }

  public String password() {
    return postgres.password();
  }

  /// Creates a database, unless it is there.
  public void createDatabase(String name) {
    postgres.createDatabase(name);
  }

  /// Creates the contract's topics and registers its schemas once more, under another prefix.
  public void createContract(String prefix) {
    createContract(prefix, Contract.topics(DefaultEnvironments.NAMES));
  }

  /// The same for some topics alone, for a test that needs no more: it is much quicker.
  public void createContract(String prefix, String... topics) {
    createContract(prefix, Stream.of(topics).map(Contract::topic).toList());
  }

  private void createContract(String prefix, List<Contract.Topic> topics) {
    InParallel.run(
        () -> Topics.create(bootstrapServers(), prefix, topics),
        () -> new Schemas(schemaRegistryUrl()).register(prefix, topics));
  }

  /// Stops what runs, in good order, and keeps the data.
  @Override
  public void close() {
    schemaRegistry.stop();
    kafka.stop();
    postgres.stop();
    infrastructure.close();
  }

  private void startAll() {
    InParallel.run(this::startKafka, this::startSchemaRegistry);
  }

  private void startKafka() {
    listener.step("kafka", "the broker", kafka::start);
    listener.step("topics", "the contract's topics", () -> Topics.create(bootstrapServers(), ""));
  }

  private void startSchemaRegistry() {
    listener.step("postgres", "the database server", postgres::start);
    postgres.createDatabase(SchemaRegistry.DATABASE);
    listener.step("schema registry", "Apicurio Registry", schemaRegistry::start);
    var schemas = new Schemas(schemaRegistryUrl());
    listener.step("schemas", "the contract's schemas", () -> schemas.register(""));
  }
}
