package io.modeltrail.localstack.rebuild;

import io.modeltrail.localstack.parts.Postgres;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.rebuild.RebuildListener.Progress;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.PortPlan;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.StackOptions;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Has registry-service make its database anew from the log, in a stack that does not run, and
/// compares it with the one before, which is kept.
///
/// Nobody writes to the log meanwhile: there are no other services, and the registry tells no
/// timers and checks no artifacts. So what the log holds at the beginning is all that there is to
/// come to.
public final class Rebuild {

  private static final Service SERVICE = Service.REGISTRY;
  private static final Map<String, String> READING_ALONE =
      Map.of("MODELTRAIL_TIMERS_EVERY", "off", "MODELTRAIL_ARTIFACT_CHECKS_ENABLED", "false");
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss'z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StackOptions options;
  private final boolean drop;
  private final RebuildListener listener;

  /// @param drop whether to remove the database of before if both are the same
  public Rebuild(StackFolder folder, PortPlan ports, boolean drop, RebuildListener listener) {
    this.options = new StackOptions(folder, ports, List.of(SERVICE), false, READING_ALONE);
    this.drop = drop;
    this.listener = listener;
  }

  /// Starts what it needs, rebuilds, compares, and stops what it started.
  ///
  /// If it ends earlier, the new database is as good as any that has not read so far: the service
  /// goes on with it when it is started next.
  ///
  /// @throws io.modeltrail.localstack.stack.StackException if a stack runs, or a port is taken
  /// @throws IllegalStateException if nothing was ever stored
  public RebuildResult run() throws InterruptedException, SQLException {
    if (!Files.isDirectory(options.folder().data())) {
      throw new IllegalStateException(
          "Nothing was stored here yet, so there is no log to rebuild from. Begin with:"
              + " ./modeltrail up");
    }
    try (var stack = LocalStack.startParts(options, listener)) {
      var postgres = stack.parts().postgres();
      var end = LogEnd.of(stack.bootstrapServers(), SERVICE);
      var name = SERVICE.label();
      if (!postgres.hasDatabase(name)) {
        listener.findsNone();
        fill(stack, end);
        return new RebuildResult.NothingBefore(new Inquiry(postgres).count(name));
      }
      var unread = end.records() - applied(postgres, name, end);
      var kept = name + "_before_" + TIME.format(Clock.systemUTC().instant());
      // A crash after this line leaves no database of that name: the next start creates it, and the
      // service fills it.
      postgres.renameDatabase(name, kept);
      listener.keeps(kept);
      fill(stack, end);
      return compared(postgres, kept, unread);
    }
  }

  private RebuildResult compared(Postgres postgres, String kept, long unread) throws SQLException {
    var findings = new Inquiry(postgres).compare(kept, SERVICE.label());
    if (!findings.same()) {
      return new RebuildResult.Differs(findings, kept, unread);
    }
    if (drop) {
      postgres.dropDatabase(kept);
    }
    return new RebuildResult.Same(findings, drop ? "" : kept);
  }

  /// Runs the service until all is applied.
  private void fill(LocalStack stack, LogEnd end) throws InterruptedException, SQLException {
    var service = stack.instances(SERVICE).getFirst();
    stack.startService(service, listener);
    var obstacle = new Obstacle();
    while (true) {
      var applied = applied(stack.parts().postgres(), SERVICE.label(), end);
      var progress = new Progress(applied, end.records(), obstacle.of(service));
      listener.applies(progress);
      if (progress.isDone()) {
        break;
      }
      refuseDead(stack);
      Thread.sleep(PAUSE);
    }
    service.stop();
  }

  private static void refuseDead(LocalStack stack) {
    stack.all().stream()
        .filter(part -> !part.isRunning())
        .findFirst()
        .map(part -> part.failed("has died; everything is stopped", null))
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  private static long applied(Postgres postgres, String database, LogEnd end) throws SQLException {
    try (var connection = postgres.connect(database)) {
      return end.appliedIn(connection);
    }
  }
}
