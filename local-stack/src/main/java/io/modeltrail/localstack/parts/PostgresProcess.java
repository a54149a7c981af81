package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// PostgreSQL from an archive of its programs. Its data is filled by the first start, and kept by
/// later ones.
final class PostgresProcess implements Program {

  private static final String NAME = Postgres.NAME;

  private final Checkout checkout;
  private final StackFolder folder;
  private final Path data;
  private final int port;

  PostgresProcess(Checkout checkout, StackFolder folder, PartPorts ports) {
    this.checkout = checkout;
    this.folder = folder;
    this.data = folder.data().resolve(NAME);
    this.port = ports.postgres();
  }

  @Override
  public Running launch(LogFile log) {
    var binaries = PostgresBinaries.unpacked(checkout.postgres());
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialize(binaries, log);
    }
    var options = new ArrayList<String>();
    options.add("-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
    Postgres.SETTINGS.forEach(setting -> options.add("-c " + setting));
    // pg_ctl gives the server a session of its own: a Ctrl-C in the terminal does not reach it.
    run(
        log,
        binaries.program("pg_ctl"),
        "start",
        "-w",
        "-D",
        data.toString(),
        "-l",
        log.path().toString(),
        "-o",
        String.join(" ", options));
    // INT asks PostgreSQL for a "fast" stop.
    return new RunningProcess(server(log), Signal.INT, folder.pidFile(NAME));
  }

  private void initialize(PostgresBinaries binaries, LogFile log) {
    var part = data.resolveSibling(NAME + ".part");
    try {
      Folders.delete(part);
      run(
          log,
          binaries.program("initdb"),
          "--pgdata=" + part,
          "--username=" + Postgres.USER,
          "--auth=scram-sha-256",
          "--pwfile=" + Postgres.passwordFile(folder),
          "--encoding=UTF-8",
          "--locale=C",
          "--no-instructions");
      // A crash before this line leaves no data folder, and the next start begins anew.
      Files.move(part, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(LogFile log, String... programAndArguments) {
    var command = new ArrayList<>(OrdinaryUser.prefix());
    command.addAll(List.of(programAndArguments));
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
              .start();
      // Not ended by an interrupt, which would leave a server that nobody knows of.
      if (process.onExit().join().exitValue() != 0) {
        var program = Path.of(programAndArguments[0]).getFileName();
        throw new PartFailedException(NAME, "did not start: " + program + " failed", log, null);
      }
    } catch (IOException e) {
      throw new PartFailedException(NAME, "did not start: " + e.getMessage(), log, e);
    }
  }

  private ProcessHandle server(LogFile log) {
    try {
      var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      return ProcessHandle.of(pid).orElseThrow(() -> died(log, null));
    } catch (IOException e) {
      throw died(log, e);
    }
  }

  private static PartFailedException died(LogFile log, @Nullable IOException cause) {
    return new PartFailedException(NAME, "died while it started", log, cause);
  }
}
