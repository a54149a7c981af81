package io.modeltrail.benchmarks;

import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.Parts;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.parts.StartListener;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.PortPlan;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import io.modeltrail.localstack.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is measured: the parts, and on them one registry service that is started and stopped, each
/// time on the database that is in its place then.
final class Bench implements Stage {

  private final LocalStack stack;
  private final Databases databases;
  private final Workload workload;
  private final ServiceProcess registry;

  private Bench(LocalStack stack, Databases databases, ServiceProcess registry) {
    this.stack = stack;
    this.databases = databases;
    this.workload = new Workload(stack.schemaRegistryUrl());
    this.registry = registry;
  }

  /// Starts the parts, with rules in the log and an empty database that has the registry's tables.
  static Bench start(Path folder) throws IOException, SQLException {
    Folders.delete(folder);
    // The rules come into the log once; whoever has applied them does not run while others are
    // measured.
    stack(folder, List.of(Service.PROMOTION)).close();
    LocalStack stack = stack(folder, List.of());
    try {
      stack.parts().createDatabase(Databases.LIVE);
      ServiceProcess registry = stack.startAnother(Service.REGISTRY);
      registry.stop();
      Databases databases = new Databases(stack.parts());
      databases.setAside(Databases.BLANK);
      return new Bench(stack, databases, registry);
    } catch (RuntimeException | SQLException e) {
      stack.close();
      throw e;
    }
  }

  private static LocalStack stack(Path folder, List<Service> services) {
    StackOptions options =
        new StackOptions(new StackFolder(folder), PortPlan.free(), services, false);
    return LocalStack.start(options, StartListener.NONE);
  }

  LocalStack stack() {
    return stack;
  }

  Parts parts() {
    return stack.parts();
  }

  Databases databases() {
    return databases;
  }

  Workload workload() {
    return workload;
  }

  /// Makes the database that is in place one that has read all that stands in the log.
  void skipLog() throws SQLException {
    try (Connection registry = databases.connect();
        PreparedStatement update =
            registry.prepareStatement(
                "UPDATE messaging.position SET applied = ?, emitted = ? WHERE topic = ? AND"
                    + " partition = ?")) {
      for (Map.Entry<Integer, Long> end :
          Broker.ends(stack.bootstrapServers(), Workload.TOPIC).entrySet()) {
        update.setLong(1, end.getValue());
        update.setLong(2, end.getValue());
        update.setString(3, Workload.TOPIC);
        update.setInt(4, end.getKey());
        update.executeUpdate();
      }
    }
  }

  /// Runs the registry on the database that is in its place. What it told when it ran on another
  /// one is forgotten: it would make the same versions again.
  ///
  /// @return its address, without a path
  String startRegistry() {
    Broker.empty(stack.bootstrapServers(), RegistryLoop.TARGET);
    registry.start();
    return registry.url();
  }

  /// Of the registry that runs.
  Memory registryMemory() {
    return Memory.of(stack, registry);
  }

  void stopRegistry() {
    registry.stop();
  }

  /// Tells what is being done.
  static void say(String text, Object... values) {
    System.out.printf(Locale.ROOT, "- " + text + "%n", values);
  }

  /// Tells how far it is.
  static void progress(long done, long all) {
    System.out.printf(Locale.ROOT, "  %,d of %,d%n", done, all);
  }

  @Override
  public void close() {
    stack.close();
  }
}
