package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// A PostgreSQL server that writes as safely as one in production: `fsync` and `synchronous_commit`
/// are on.
public final class Postgres extends Part {

  static final String NAME = "postgres";

  private static final String USER = "postgres";
  private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final Checkout checkout;
  private final Path data;
  private final Path passwordFile;
  private final int port;

  /// Its data is filled by the first start, and kept by later ones; so is the password beside it.
  public Postgres(Checkout checkout, StackFolder folder, PartPorts ports) {
    super(NAME, folder, Signal.INT); // INT asks PostgreSQL for a "fast" stop
    this.checkout = checkout;
    this.data = folder.data().resolve(NAME);
    this.passwordFile = folder.data().resolve("postgres.password");
    this.port = ports.postgres();
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public String user() {
    return USER;
  }

  /// Dealt by the first start.
  public String password() {
    try {
      return Files.readString(passwordFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Creates the database unless it is there.
  public void createDatabase(String name) {
    if (!DATABASE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a database: " + name);
    }
    try (var connection = connect();
        var statement = connection.createStatement()) {
      var known = "SELECT 1 FROM pg_database WHERE datname = '" + name + "'";
      try (var rows = statement.executeQuery(known)) {
        if (rows.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw failed("did not create the database " + name, e);
    }
  }

  @Override
  protected ProcessHandle launch() {
    var binaries = PostgresBinaries.unpacked(checkout.postgres());
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialize(binaries);
    }
    var options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC"
                .formatted(port)
            + " -c fsync=on -c synchronous_commit=on -c max_connections=100";
    // pg_ctl gives the server a session of its own: a Ctrl-C in the terminal does not reach it.
    run(
        binaries,
        "pg_ctl",
        "start",
        "-w",
        "-D",
        data.toString(),
        "-l",
        log().path().toString(),
        "-o",
        options);
    return server();
  }

  @Override
  protected void probe() throws SQLException {
    connect().close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl("postgres"), USER, password());
  }

  private void initialize(PostgresBinaries binaries) {
    var part = data.resolveSibling(NAME + ".part");
    try {
      Folders.delete(part);
      PrivateFiles.write(passwordFile, UUID.randomUUID().toString());
      run(
          binaries,
          "initdb",
          "--pgdata=" + part,
          "--username=" + USER,
          "--auth=scram-sha-256",
          "--pwfile=" + passwordFile,
          "--encoding=UTF-8",
          "--locale=C",
          "--no-instructions");
      // A crash before this line leaves no data folder, and the next start begins anew.
      Files.move(part, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(PostgresBinaries binaries, String program, String... arguments) {
    var command = new ArrayList<>(OrdinaryUser.prefix());
    command.add(binaries.program(program));
    command.addAll(List.of(arguments));
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().path().toFile()))
              .start();
      // Not ended by an interrupt, which would leave a server that nobody knows of.
      if (process.onExit().join().exitValue() != 0) {
        throw failed("did not start: " + program + " failed", null);
      }
    } catch (IOException e) {
      throw failed("did not start: " + e.getMessage(), e);
    }
  }

  private ProcessHandle server() {
    try {
      var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      return ProcessHandle.of(pid).orElseThrow(() -> failed("died while it started", null));
    } catch (IOException e) {
      throw failed("died while it started", e);
    }
  }
}
