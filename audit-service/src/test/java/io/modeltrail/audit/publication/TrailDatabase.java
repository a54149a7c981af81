package io.modeltrail.audit.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.audit.publication.LogConfig.WithoutQuorum;
import io.modeltrail.audit.witnessing.Witnesses;
import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.witness.Policy;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// A database of its own with the trail's tables, entries as the loop would leave them, and
/// publishers.
public final class TrailDatabase {

  public static final CheckpointSigner SIGNER =
      new CheckpointSigner(SignerKey.generate(new KeyName("log.example.org"), new SecureRandom()));

  /// Few, so that a few entries take several checkpoints.
  static final int ENTRIES_AT_ONCE = 300;

  final Place place = new Place();

  /// Of publishers that are made from then on.
  Policy policy = Policy.of(SIGNER.key().verifierKey());

  WithoutQuorum withoutQuorum = WithoutQuorum.WAIT;

  final PGSimpleDataSource dataSource;
  private final String name = "log_" + UUID.randomUUID().toString().substring(0, 8);
  private final String server;
  private final String user;
  private final String password;

  /// @param url of a database on the server, with its user
  public TrailDatabase(String url, String user, String password) throws SQLException {
    this.server = url;
    this.user = user;
    this.password = password;
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    this.dataSource = of(name, user, password);
    Flyway.configure().dataSource(dataSource).locations("db/audit").load().migrate();
  }

  private PGSimpleDataSource of(String database, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.replaceAll("/[^/?]+(\\?.*)?$", "/" + database));
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  private TrailDatabase(TrailDatabase original) throws SQLException {
    this.server = original.server;
    this.user = original.user;
    this.password = original.password;
    try (Connection connection = DriverManager.getConnection(server, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE %s TEMPLATE %s STRATEGY file_copy".formatted(name, original.name));
    }
    this.dataSource = of(name, user, password);
    place.kept.addAll(original.place.kept);
  }

  /// One that holds the same, and whose publishers remember the same; nobody is connected to this
  /// one meanwhile.
  public TrailDatabase copy() throws SQLException {
    return new TrailDatabase(this);
  }

  /// What was signed last, as it is remembered outside of the database.
  public SignedCheckpoint newest() {
    return place.kept.getLast();
  }

  /// Publishers remember outside of the database what another's do.
  public void remember(TrailDatabase other) {
    place.kept.clear();
    place.kept.addAll(other.place.kept);
  }

  /// Nobody remembers anything any more but the database.
  public void forget() {
    place.kept.clear();
  }

  /// A publisher begins and has its first turn, as at the start of a service.
  ///
  /// @return why it refuses to sign; empty: it signs
  public Optional<String> refusal() {
    try (Publication publication = publication()) {
      return switch (publication.turn()) {
        case Turn.Refusing(String reason) -> Optional.of(reason);
        case Turn.Published published -> Optional.empty();
        case Turn other -> throw new IllegalStateException(other.toString());
      };
    }
  }

  public PGSimpleDataSource dataSource() {
    return dataSource;
  }

  /// Has all entries signed, and the checkpoints shown.
  public void publish() {
    try (Publication publication = publication()) {
      Turn turn;
      do {
        turn = publication.turn();
        if (!(turn instanceof Turn.Published)) {
          throw new IllegalStateException("nothing is signed: " + turn);
        }
      } while (((Turn.Published) turn).isBehind());
    }
  }

  Publication publication() {
    return publication(SIGNER, point -> {});
  }

  Publication publication(CheckpointSigner signer, Consumer<PublicationPoint> points) {
    return publication(
        signer, points, List.of(signer.key().verifierKey(), SIGNER.key().verifierKey()));
  }

  /// @param known the keys whose signatures count
  Publication publication(
      CheckpointSigner signer, Consumer<PublicationPoint> points, List<VerifierKey> known) {
    Memory memory = new Memory(List.of(place), new Log(signer.origin(), known));
    Witnesses witnesses = new Witnesses(policy, Duration.ofSeconds(2), Clock.systemUTC());
    return new Publication(
        dataSource,
        new Publication.Settings(
            signer,
            new Outside(memory, witnesses, withoutQuorum),
            ENTRIES_AT_ONCE,
            key -> {},
            points));
  }

  /// What the leaf of an entry says.
  static byte[] leaf(long index) {
    return "entry %d".formatted(index).getBytes(UTF_8);
  }

  /// Adds entries after those that are there.
  void add(int count) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO entry (index, leaf, leaf_hash, event_id, topic_id, topic, partition, "offset", turn, appended_at)
                VALUES (?, ?, sha256('\\x00'::bytea || ?), gen_random_uuid(), gen_random_uuid(), 'model.trained', 0, 0, 0, now())
                """)) {
      long first = query("SELECT coalesce(max(index), -1) + 1 FROM entry");
      for (long index = first; index < first + count; index++) {
        insert.setLong(1, index);
        insert.setBytes(2, leaf(index));
        insert.setBytes(3, leaf(index));
        insert.addBatch();
      }
      insert.executeBatch();
      execute("UPDATE trail SET next_index = " + (first + count));
    }
  }

  long query(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// As who has the database's superuser can.
  public void tamper(String sql) throws SQLException {
    execute(
        "SET session_replication_role = replica; ALTER TABLE entry DROP CONSTRAINT IF EXISTS entry_check;"
            + "ALTER TABLE entry DROP CONSTRAINT IF EXISTS entry_leaf_hash_check; "
            + sql);
  }
}
