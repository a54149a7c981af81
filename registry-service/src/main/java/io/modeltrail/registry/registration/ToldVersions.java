package io.modeltrail.registry.registration;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.registry.refusal.DeadLetters;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sees to it that versions keep the numbers that the log holds. If the database is empty, or older
/// than the log, all that `model.registered` says is read before anything is decided, and the
/// [DeadLetters].
///
/// Whether it is shows in the newest record of each partition: the database commits before the log
/// is told, so what stands in the log last is in the database, unless that is another one than it
/// was.
///
/// Safe for use by several threads.
public final class ToldVersions implements Runnable {

  private static final Logger LOG = Logger.getLogger(ToldVersions.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long LOG_EVERY = 100_000;

  private final LoopSettings settings;
  private final SchemaRegistry schemas;
  private final DataSource dataSource;
  private volatile boolean done;
  private volatile String progress = "begins";
  private @Nullable CompletableFuture<Void> reading;

  public ToldVersions(LoopSettings settings, SchemaRegistry schemas, DataSource dataSource) {
    this.settings = settings;
    this.schemas = schemas;
    this.dataSource = dataSource;
  }

  /// Once for each start of the process: reads what is to be read. As long as it does, nothing can
  /// be decided.
  ///
  /// @throws CannotTellNow as long as it reads, saying how far it is; or if it cannot
  @Override
  public void run() {
    if (done) {
      return;
    }
    CompletableFuture<Void> running = running();
    try {
      running.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CannotTellNow(
          "what the log holds of versions and refusals is being read: " + progress, e);
    } catch (ExecutionException e) {
      throw new CannotTellNow("what the log holds of versions and refusals cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotTellNow("interrupted while versions and refusals were read", e);
    }
  }

  private synchronized CompletableFuture<Void> running() {
    CompletableFuture<Void> running = reading;
    if (running == null || running.isCompletedExceptionally()) {
      running =
          CompletableFuture.runAsync(
              this::read, task -> Thread.ofPlatform().daemon().name("told-versions").start(task));
      reading = running;
    }
    return running;
  }

  private void read() {
    try (RegisteredTopic topic = new RegisteredTopic(settings, schemas);
        Connection connection = dataSource.getConnection()) {
      List<Told.Version> newest = topic.newest();
      if (ToldTable.misses(connection, newest)) {
        LOG.infof("The database is behind the log; versions are read records=%d", topic.size());
        // First, as the versions that are kept say that all was read.
        progress = "refusals";
        DeadLetters.keep(settings, connection);
        readAll(topic, connection);
        LOG.infof(
            "Versions of the log that are to be made again count=%d", ToldTable.count(connection));
      }
      done = true;
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }

  private void readAll(RegisteredTopic topic, Connection connection) throws SQLException {
    long size = topic.size();
    long nextLog = LOG_EVERY;
    topic.rewind();
    for (long left = size; left > 0; left = topic.left()) {
      ToldTable.add(connection, topic.next());
      long read = size - topic.left();
      progress = "%,d of about %,d records".formatted(read, size);
      if (read >= nextLog) {
        LOG.infof("Versions are read records=%d of=%d", read, size);
        nextLog += LOG_EVERY;
      }
    }
  }
}
