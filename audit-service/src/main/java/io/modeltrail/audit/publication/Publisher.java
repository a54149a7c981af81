package io.modeltrail.audit.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Publishes the log for as long as the service runs, a turn after the other.
@ApplicationScoped
class Publisher {

  private static final Logger LOG = Logger.getLogger(Publisher.class);

  /// What is wrong is not told more often than a person reads.
  private static final Duration TELL_AGAIN = Duration.ofMinutes(1);

  private static final Duration CLOSE = Duration.ofSeconds(15);

  /// What is away, or wrong, is so for longer.
  private static final Duration TRY_AGAIN = Duration.ofSeconds(3);

  private final LogConfig config;
  private final Publication publication;
  private final CheckpointTopic topic;
  private final Standstill standstill = new Standstill();
  private final Thread thread = new Thread(this::run, "audit-log");
  private volatile boolean stopping;
  private volatile Turn turn = new Turn.Waiting("starting");
  private long toldAt;

  Publisher(
      LogConfig config,
      CheckpointSigner signer,
      Log log,
      LoopSettings settings,
      DataSource database,
      KeyNote keyNote) {
    this.config = config;
    this.topic = new CheckpointTopic(settings, log);
    Memory memory = new Memory(places(), log);
    this.publication =
        new Publication(
            database,
            new Publication.Settings(
                signer, memory, config.entriesAtOnce(), keyNote::write, point -> {}));
  }

  private List<Keeping> places() {
    // The topic first: it is where one who was superseded is noticed.
    List<Keeping> places = new ArrayList<>(List.of(topic));
    config.keptIn().map(this::file).map(CheckpointFile::new).ifPresent(places::add);
    return places;
  }

  private Path file(Path folder) {
    return folder.resolve(URLEncoder.encode(config.origin(), UTF_8) + ".checkpoint");
  }

  /// What came of the last turn.
  Turn last() {
    return turn;
  }

  /// The tables are there: they are made when the service starts.
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    LockSupport.unpark(thread);
    thread.join(CLOSE);
  }

  private void run() {
    try (topic;
        publication) {
      while (!stopping) {
        Turn now = standstill.judge(publication.turn(), Clock.systemUTC().instant());
        tell(now);
        turn = now;
        LockSupport.parkNanos(pause(now).toNanos());
      }
    } catch (RuntimeException | Error e) {
      turn = new Turn.Refusing("the publication broke: " + e);
      LOG.error("The audit log is not published any more", e);
    }
  }

  private Duration pause(Turn now) {
    return switch (now) {
      case Turn.Published published -> published.isBehind() ? Duration.ZERO : config.every();
      case Turn.Standby standby -> config.every();
      case Turn.Waiting waiting -> TRY_AGAIN;
      case Turn.Refusing refusing -> TRY_AGAIN;
    };
  }

  private void tell(Turn now) {
    boolean isDue =
        toldAt == 0
            || now.getClass() != turn.getClass()
            || System.nanoTime() - toldAt > TELL_AGAIN.toNanos();
    switch (now) {
      case Turn.Waiting waiting when isDue -> {
        LOG.warnf("The audit log waits reason=%s", waiting.reason());
        toldAt = System.nanoTime();
      }
      case Turn.Refusing refusing when isDue -> {
        LOG.errorf("The audit log signs nothing reason=%s", refusing.reason());
        toldAt = System.nanoTime();
      }
      default -> {}
    }
  }
}
