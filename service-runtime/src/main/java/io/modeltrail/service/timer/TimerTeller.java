package io.modeltrail.service.timer;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.loop.Reach;
import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.messaging.timer.Timers;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.Said;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes TimerFired for the service's timers whose time has come, on whichever instance looks
/// first. What follows from it is decided when the loop reads it; if it does not arrive, it is told
/// again.
///
/// A timer is told only after all is applied that stood in the log when its time came: what it
/// waits for may be among that, unread because something was away.
@ApplicationScoped
class TimerTeller {

  private static final Logger LOG = Logger.getLogger(TimerTeller.class);
  private static final String TOPIC = "timer.fired";
  private static final Sink SINK = new Sink(TOPIC, Contract.topic(TOPIC).schemaText());
  private static final int TOLD_AT_ONCE_MAX = 100;

  private final DataSource dataSource;
  private final Door door;
  private final Actor self;
  private final Reach reach;
  private volatile boolean started;
  private @Nullable Look look;

  /// Where the log ended at a time.
  private record Look(Instant at, Reach.Mark mark) {}

  TimerTeller(DataSource dataSource, Door door, LoopSettings settings, Reach reach) {
    this.reach = reach;
    this.dataSource = dataSource;
    this.door = door;
    this.self =
        Actor.newBuilder().setSubject(settings.service()).setKind(ActorKind.SERVICE).build();
  }

  /// The tables are there: they are made when the service starts.
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    started = true;
  }

  @Scheduled(
      every = "{modeltrail.timers.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tell() {
    if (!started) {
      return;
    }
    try {
      Look before = look;
      if (!isAnyDue()) {
        look = null;
      } else if (before == null) {
        look = new Look(Clock.systemUTC().instant(), reach.mark());
      } else if (reach.hasPassed(before.mark)) {
        due(before.at).forEach(this::tell);
        look = null;
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Timers are not told for now reason=%s", e.getMessage());
    }
  }

  private boolean isAnyDue() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Timers.isAnyDue(connection);
    }
  }

  private List<Timer> due(Instant until) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Timers.takeDue(connection, until, TOLD_AT_ONCE_MAX);
    }
  }

  private void tell(Timer timer) {
    TimerFired fired =
        TimerFired.newBuilder()
            .setEventId(timer.eventId())
            .setOccurredAt(Instant.ofEpochMilli(Clock.systemUTC().millis()))
            .setActor(self)
            .setModelName(timer.key())
            .setSubject(timer.subject())
            .setDueAt(timer.dueAt())
            .setPurpose(timer.purpose())
            .build();
    Said<TimerFired> said = new Said<>(timer.eventId(), fired, new byte[0]);
    door.write(new Door.Letter(SINK, timer.key(), timer.subject(), said, null));
  }
}
