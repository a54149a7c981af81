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
    if (!hasDatabase(name)) {
      execute("CREATE DATABASE " + name);
    }
  }

  public boolean hasDatabase(String name) {
    var known = "SELECT 1 FROM pg_database WHERE datname = '" + checked(name) + "'";
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(known)) {
      return rows.next();
    } catch (SQLException e) {
      throw failed("did not say whether there is a database " + name, e);
    }
  }

  /// Gives a database, to which nobody is connected, another name.
  public void renameDatabase(String name, String newName) {
    execute("ALTER DATABASE " + checked(name) + " RENAME TO " + checked(newName));
  }

  /// Removes a database, to which nobody is connected, and all that is in it.
  public void dropDatabase(String name) {
    execute("DROP DATABASE " + checked(name));
  }

  /// A connection to a database; it must have been created.
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(checked(database)), USER, password());
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
    return connect("postgres");
  }

  /// No statement creates, renames or drops a database in a transaction: each stands by itself.
  private void execute(String statement) {
    try (var connection = connect();
        var single = connection.createStatement()) {
      single.execute(statement);
    } catch (SQLException e) {
      throw failed("refused: " + statement, e);
    }
  }

  private static String checked(String name) {
    if (!DATABASE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a database: " + name);
    }
    return name;
  }
}
