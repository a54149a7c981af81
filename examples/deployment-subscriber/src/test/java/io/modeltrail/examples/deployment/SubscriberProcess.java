package io.modeltrail.examples.deployment;

import io.modeltrail.localstack.parts.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program as its users run it: the jar, in a JVM of its own.
final class SubscriberProcess implements AutoCloseable {

  private final Process process;
  private final Path log;

  private SubscriberProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static SubscriberProcess start(Parts parts, String... arguments) throws IOException {
    return start(parts.bootstrapServers(), parts.schemaRegistryUrl(), arguments);
  }

  static SubscriberProcess start(String kafka, String schemaRegistry, String... arguments)
      throws IOException {
    var target = Path.of("target").toAbsolutePath();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Twenty starts: a compiler and a collector that are quick to be there, and the classes that
    // the first one to end by itself has left behind.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.add("-XX:+AutoCreateSharedArchive");
    command.add("-XX:SharedArchiveFile=" + target.resolve("subscriber.jsa"));
    command.add("-Djava.io.tmpdir=" + target);
    command.addAll(List.of("-jar", target.resolve("deployment-subscriber.jar").toString()));
    command.addAll(List.of(arguments));
    var log = Files.createTempFile(target, "subscriber-", ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", kafka);
    builder.environment().put("SCHEMA_REGISTRY_URL", schemaRegistry);
    return new SubscriberProcess(builder.start(), log);
  }

  List<String> printed() throws IOException {
    return Files.readAllLines(log);
  }

  /// As `kill -9` does.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    kill();
  }
}
