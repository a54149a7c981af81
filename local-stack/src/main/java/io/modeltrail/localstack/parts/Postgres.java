package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// A PostgreSQL server that writes as safely as one in production: `fsync` and `synchronous_commit`
/// are on.
public final class Postgres extends Part {

  static final String NAME = "postgres";
  static final String USER = "postgres";

  /// What the server is told, wherever it runs.
  static final List<String> SETTINGS =
      List.of("timezone=UTC", "fsync=on", "synchronous_commit=on", "max_connections=100");

  private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final StackFolder folder;
  private final int port;
  private final Program program;

  /// Its password lies beside its data, and is kept as long.
  Postgres(StackFolder folder, PartPorts ports, Program program) {
    super(NAME, folder);
    this.folder = folder;
    this.port = ports.postgres();
    this.program = program;
  }

  static Path passwordFile(StackFolder folder) {
    return folder.data().resolve("postgres.password");
  }

  /// Dealt before the first start.
  static String password(StackFolder folder) {
    try {
      return Files.readString(passwordFile(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password(folder);
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
  protected Running launch() {
    if (!Files.exists(passwordFile(folder))) {
      try {
        PrivateFiles.write(passwordFile(folder), UUID.randomUUID().toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return program.launch(log());
  }

  @Override
  protected void probe() throws SQLException {
    connect().close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl("postgres"), USER, password());
  }
}
