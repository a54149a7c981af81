package io.modeltrail.localstack.parts;

import static java.util.stream.Collectors.toMap;

import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;

/// A container engine of this machine, through Testcontainers. The parts listen on the same ports
/// of 127.0.0.1 as they would without it, and keep them over kill and start. Their data is in
/// volumes that belong to the folder, and goes when this process has ended.
final class Containers implements Infrastructure {

  private static final int POSTGRES_PORT = 5432;
  private static final int SCHEMA_REGISTRY_PORT = 8080;

  private final StackFolder folder;
  private final PartPorts ports;
  private final Network network = Network.newNetwork();

  Containers(StackFolder folder, PartPorts ports) {
    this.folder = folder;
    this.ports = ports;
  }

  @Override
  public Program kafka() {
    return log -> {
      var data = "/var/lib/kafka/data";
      // It tells clients where it is, so the port must be the same inside and outside.
      var config = KafkaConfig.of("0.0.0.0", ports, data);
      Map<String, String> environment =
          config.entrySet().stream()
              .collect(toMap(entry -> kafkaVariable(entry.getKey()), Map.Entry::getValue));
      var container =
          new GenericContainer<>(ContainerImages.KAFKA.image())
              .withEnv(environment)
              .withEnv("CLUSTER_ID", "bW9kZWx0cmFpbC10ZXN0cw")
              .withEnv("KAFKA_HEAP_OPTS", "-Xmx512m");
      return new ContainerStart(KafkaBroker.NAME, network, log)
          .publish(ports.kafka(), ports.kafka())
          .keep(volume(KafkaBroker.NAME, data))
          .run(container);
    };
  }

  @Override
  public Program postgres() {
    return log -> {
      var settings = Postgres.SETTINGS.stream().flatMap(setting -> Stream.of("-c", setting));
      var command = Stream.concat(Stream.of("postgres"), settings).toArray(String[]::new);
      var container =
          new GenericContainer<>(ContainerImages.POSTGRES.image())
              .withEnv("POSTGRES_USER", Postgres.USER)
              .withEnv("POSTGRES_PASSWORD", Postgres.password(folder))
              .withEnv("POSTGRES_INITDB_ARGS", "--encoding=UTF-8 --locale=C")
              .withCommand(command);
      return new ContainerStart(Postgres.NAME, network, log)
          .publish(ports.postgres(), POSTGRES_PORT)
          .keep(volume(Postgres.NAME, "/var/lib/postgresql"))
          .run(container);
    };
  }

  @Override
  public Program schemaRegistry() {
    return log -> {
      var database =
          "jdbc:postgresql://%s:%d/%s"
              .formatted(Postgres.NAME, POSTGRES_PORT, SchemaRegistry.DATABASE);
      var environment =
          SchemaRegistry.environment(database, Postgres.USER, Postgres.password(folder));
      var container =
          new GenericContainer<>(ContainerImages.SCHEMA_REGISTRY.image())
              .withEnv(environment)
              .withEnv("JAVA_TOOL_OPTIONS", "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
      return new ContainerStart(SchemaRegistry.NAME, network, log)
          .publish(ports.schemaRegistry(), SCHEMA_REGISTRY_PORT)
          .run(container);
    };
  }

  @Override
  public void close() {
    network.close();
  }

  /// The image takes a setting by a variable: `log.dirs` as `KAFKA_LOG_DIRS`.
  private static String kafkaVariable(String setting) {
    return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /// A folder that is deleted loses its volumes with it: it deals another name.
  private Mount volume(String part, String path) {
    var name = "modeltrail-" + idOfVolumes() + "-" + part;
    var labels = new HashMap<>(DockerClientFactory.DEFAULT_LABELS);
    labels.put(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL, DockerClientFactory.SESSION_ID);
    DockerClientFactory.instance()
        .client()
        .createVolumeCmd()
        .withName(name)
        .withLabels(labels)
        .exec();
    return new Mount().withType(MountType.VOLUME).withSource(name).withTarget(path);
  }

  /// Asked by parts that start at the same time.
  private synchronized String idOfVolumes() {
    var file = folder.data().resolve("volumes");
    try {
      if (!Files.exists(file)) {
        PrivateFiles.write(file, UUID.randomUUID().toString());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
