package io.modeltrail.service.timer;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.messaging.timer.Timers;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.Said;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Writes TimerFired for the service's timers whose time has come, on whichever instance looks
/// first. What follows from it is decided when the loop reads it; if it does not arrive, it is told
/// again.
@ApplicationScoped
class TimerTeller {

  private static final Logger LOG = Logger.getLogger(TimerTeller.class);
  private static final String TOPIC = "timer.fired";
  private static final Sink SINK = new Sink(TOPIC, Contract.topic(TOPIC).schemaText());
  private static final int TOLD_AT_ONCE_MAX = 100;

  private final DataSource dataSource;
  private final Door door;
  private final Actor self;

  TimerTeller(DataSource dataSource, Door door, LoopSettings settings) {
    this.dataSource = dataSource;
    this.door = door;
    this.self =
        Actor.newBuilder().setSubject(settings.service()).setKind(ActorKind.SERVICE).build();
  }

  @Scheduled(
      every = "{modeltrail.timers.every}",
      delayed = "3s", // the tables are there by then
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tell() {
    try {
      due().forEach(this::tell);
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Timers are not told for now reason=%s", e.getMessage());
    }
  }

  private List<Timer> due() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Timers.takeDue(connection, TOLD_AT_ONCE_MAX);
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
