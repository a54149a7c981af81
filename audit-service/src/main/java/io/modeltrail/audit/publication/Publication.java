package io.modeltrail.audit.publication;

import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One instance at a time extends the log. The order is: entries are committed; tiles and the
/// signed checkpoint are committed together, by compare-and-set; the checkpoint is kept outside of
/// the database; it is shown. A crash between any two of these leaves what the next turn, of
/// whichever instance, goes on with.
///
/// For one thread.
final class Publication implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Publication.class);

  private final DataSource database;
  private final Settings settings;
  private final Integration integration;
  private @Nullable Lead lead;

  /// @param entriesAtOnce most that one checkpoint adds
  /// @param keyChanged told before a key signs for the first time; it must be in the log then
  /// @param points told when a commit point is reached; tests stop there
  record Settings(
      CheckpointSigner signer,
      Memory memory,
      int entriesAtOnce,
      Consumer<String> keyChanged,
      Consumer<PublicationPoint> points) {}

  /// The right to sign, which ends with the connection, and what was signed last.
  private record Lead(Connection connection, TreeHead last) {}

  Publication(DataSource database, Settings settings) {
    this.database = database;
    this.settings = settings;
    this.integration = new Integration(settings.signer, settings.entriesAtOnce, Clock.systemUTC());
  }

  Turn turn() {
    try {
      Lead held = lead != null ? lead : take();
      if (held == null) {
        return standby();
      }
      lead = held;
      return publish(held);
    } catch (DamagedTrail e) {
      giveUp();
      return new Turn.Refusing(String.valueOf(e.getMessage()));
    } catch (SQLException | IOException | RuntimeException e) {
      giveUp();
      LOG.debug("Publication waits", e);
      return new Turn.Waiting(e.getCause() == null ? e.toString() : e + ": " + e.getCause());
    }
  }

  private Turn standby() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Backlog.of(connection, origin());
    }
  }

  private Turn publish(Lead held) throws SQLException, IOException {
    Connection connection = held.connection;
    Optional<SignedCheckpoint> signed = integration.extend(connection, held.last);
    settings.points.accept(PublicationPoint.BEFORE_SIGNED);
    connection.commit();
    settings.points.accept(PublicationPoint.SIGNED);
    if (signed.isPresent()) {
      lead = new Lead(connection, signed.get().checkpoint().head());
      show(connection, signed.get());
    }
    long added = signed.map(it -> it.checkpoint().head().size() - held.last.size()).orElse(0L);
    return new Turn.Published(
        held.last.size() + added, added > 0 && added == settings.entriesAtOnce);
  }

  /// Kept before it is shown: what nobody has seen may be forgotten, the rest not.
  private void show(Connection connection, SignedCheckpoint checkpoint)
      throws SQLException, IOException {
    settings.memory.keep(checkpoint);
    settings.points.accept(PublicationPoint.KEPT);
    table(connection).markKept(checkpoint.checkpoint().head().size());
    connection.commit();
    settings.points.accept(PublicationPoint.SHOWN);
  }

  /// @return null if another instance has it
  private @Nullable Lead take() throws SQLException, IOException {
    Connection connection = database.getConnection();
    try {
      connection.setAutoCommit(false);
      if (!Leadership.take(connection, origin())) {
        connection.rollback();
        connection.close();
        return null;
      }
      connection
          .commit(); // the lock is the session's; no transaction is open while others are asked
      TreeHead last = prepare(connection);
      LOG.infof("This instance publishes the log origin=%s size=%d", origin(), last.size());
      return new Lead(connection, last);
    } catch (SQLException | IOException | RuntimeException | Error e) {
      drop(connection);
      throw e;
    }
  }

  private TreeHead prepare(Connection connection) throws SQLException, IOException {
    CheckpointTable table = table(connection);
    String key = settings.signer.key().verifierKey().toString();
    CheckpointTable.Last last = table.last().orElse(null);
    TreeHead head = last == null ? TreeHead.empty() : last.head();
    connection.commit();
    if (last != null && !settings.memory.knows(last.key())) {
      throw new DamagedTrail(
          "the log was signed with %s before: name it in %s.former-keys"
              .formatted(last.key(), LogConfig.PREFIX));
    }
    settings.memory.take();
    settings.memory.compare(connection, head);
    connection.commit();
    if (last == null || !last.key().equals(key)) {
      settings.keyChanged.accept(key);
      table.begin(key);
      table.changeKey(key);
    }
    connection.commit();
    Optional<SignedCheckpoint> unkept = table.newestUnkept();
    if (unkept.isPresent()) { // Its signer was stopped in between.
      if (!settings.memory.vouchesFor(unkept.get())
          || !unkept.get().checkpoint().head().equals(head)) {
        throw new DamagedTrail(
            "the stored checkpoint of %d entries is not what was signed".formatted(head.size()));
      }
      show(connection, unkept.get());
    }
    Optional<SignedCheckpoint> newest = table.newestKept();
    connection.commit();
    if (newest.isPresent()) {
      settings.memory.remind(newest.get());
    }
    return head;
  }

  private CheckpointTable table(Connection connection) {
    return new CheckpointTable(connection, origin());
  }

  private String origin() {
    return settings.signer.origin();
  }

  private void giveUp() {
    if (lead != null) {
      drop(lead.connection);
      lead = null;
    }
  }

  /// Whatever its state: the right to sign ends with it.
  private static void drop(Connection connection) {
    try {
      connection.rollback();
      Leadership.giveBack(connection);
      connection.commit();
      connection.close();
    } catch (SQLException | RuntimeException e) {
      LOG.debug("The connection was lost, and what it held with it", e);
      abort(connection);
    }
  }

  /// A pool must not get it back with what it locked.
  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException | RuntimeException e) {
      LOG.debug("There was nothing to abort any more", e);
    }
  }

  @Override
  public void close() {
    giveUp();
  }
}
