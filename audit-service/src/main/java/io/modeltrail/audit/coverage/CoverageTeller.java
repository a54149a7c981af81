package io.modeltrail.audit.coverage;

import io.modeltrail.audit.noting.OwnNotes;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Has notes about coverage taken for as long as the service runs, and writes them to the log.
@ApplicationScoped
class CoverageTeller {

  private static final Logger LOG = Logger.getLogger(CoverageTeller.class);

  /// A sign of life is told after 9/10 of a heartbeat, and has the rest to be scanned and noticed.
  private static final int HEARTBEAT_IN_TURNS_MIN = 20;

  private final NoteTaker taker;
  private final OwnNotes notes;
  private final CoverageConfig config;
  private volatile boolean started;

  CoverageTeller(DataSource database, CoverageConfig config, OwnNotes notes) {
    this.taker = new NoteTaker(database, new NoteTaker.Pace(config.every(), config.heartbeat()));
    this.notes = notes;
    this.config = config;
  }

  /// The tables are there: they are made when the service starts.
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    if (config.heartbeat().compareTo(config.every().multipliedBy(HEARTBEAT_IN_TURNS_MIN)) < 0) {
      // Of this kind Quarkus prints the sentence, and no stack trace.
      throw new ConfigurationException(
          "%s.heartbeat must be at least %d times as long as %s.every"
              .formatted(CoverageConfig.PREFIX, HEARTBEAT_IN_TURNS_MIN, CoverageConfig.PREFIX));
    }
    started = true;
  }

  @Scheduled(
      every = "{modeltrail.coverage.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void turn() {
    if (!started) {
      return;
    }
    try {
      taker.take();
      taker.tell(this::tell);
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Coverage is not noted for now reason=%s", e.getMessage());
    }
  }

  private void tell(CoverageNote note) {
    if (note.kind() == AuditNoteKind.GAP) {
      LOG.warnf("The trail has a gap detail=%s", note.detail());
    }
    notes.write(
        AuditNoted.newBuilder()
            .setEventId(note.eventId())
            .setOccurredAt(note.at())
            .setKind(note.kind())
            .setSubject(CoverageNote.SUBJECT)
            .setCount(note.count())
            .setDetail(note.detail())
            .build());
  }
}
