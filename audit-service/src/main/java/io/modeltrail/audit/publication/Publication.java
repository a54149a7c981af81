package io.modeltrail.audit.publication;

import io.modeltrail.audit.publication.Showing.Outcome;
import io.modeltrail.messaging.loop.Transactions;
import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
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
/// the database; witnesses cosign it; it is shown ([Showing]). A crash between any two of these
/// leaves what the next turn, of whichever instance, goes on with.
///
/// For one thread.
final class Publication implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Publication.class);

  private final DataSource database;
  private final Settings settings;
  private final Integration integration;
  private final Showing showing;
  private final Preparation preparation;
  private @Nullable Lead lead;

  /// @param entriesAtOnce most that one checkpoint adds
  /// @param keyChanged told before a key signs for the first time; it must be in the log then
  /// @param points told when a commit point is reached; tests stop there
  record Settings(
      CheckpointSigner signer,
      Outside outside,
      int entriesAtOnce,
      Consumer<String> keyChanged,
      Consumer<PublicationPoint> points) {}

  Publication(DataSource database, Settings settings) {
    this.database = database;
    this.settings = settings;
    this.integration = new Integration(settings.signer, settings.entriesAtOnce, Clock.systemUTC());
    this.showing = new Showing(settings.outside, settings.points);
    this.preparation = new Preparation(settings, showing);
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
    if (held.unseen() != null) {
      return show(held, held.last().size(), held.unseen());
    }
    Connection connection = held.connection();
    Optional<SignedCheckpoint> signed = integration.extend(connection, held.last());
    settings.points.accept(PublicationPoint.BEFORE_SIGNED);
    connection.commit();
    settings.points.accept(PublicationPoint.SIGNED);
    if (signed.isEmpty()) {
      return new Turn.Published(held.last().size(), false);
    }
    Lead next = new Lead(connection, signed.get().checkpoint().head(), null);
    lead = next;
    showing.keep(signed.get());
    return show(next, held.last().size(), signed.get());
  }

  /// @param before what was signed before
  /// @param soFar kept; with the cosignatures that it has
  private Turn show(Lead held, long before, SignedCheckpoint soFar)
      throws SQLException, IOException {
    CheckpointTable table = table(held.connection());
    long size = held.last().size();
    return switch (showing.show(table, soFar)) {
      case Outcome.Shown shown -> {
        lead = new Lead(held.connection(), held.last(), null);
        yield new Turn.Published(size, size - before >= settings.entriesAtOnce);
      }
      case Outcome.Lacking(SignedCheckpoint next, String reason) -> {
        lead = new Lead(held.connection(), held.last(), next);
        long shown = table.shown();
        long behind = table.sequenced() - shown;
        held.connection().commit();
        yield new Turn.Unwitnessed(shown, behind, reason);
      }
    };
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
      // The lock is the session's. No transaction is open while others are asked.
      connection.commit();
      Lead taken = preparation.prepare(table(connection));
      LOG.infof("This instance publishes the log origin=%s size=%d", origin(), taken.last().size());
      return taken;
    } catch (SQLException | IOException | RuntimeException | Error e) {
      drop(connection);
      throw e;
    }
  }

  private CheckpointTable table(Connection connection) {
    return new CheckpointTable(connection, origin());
  }

  private String origin() {
    return settings.signer.origin();
  }

  private void giveUp() {
    if (lead != null) {
      drop(lead.connection());
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
      LOG.debug("The connection is lost, and what it holds has to go with it", e);
      Transactions.discard(connection);
    }
  }

  @Override
  public void close() {
    giveUp();
  }
}
