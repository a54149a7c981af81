package io.modeltrail.registry.registration;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.messaging.wire.Source;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The waiting time of a request for deployment whose run has not been told of yet.
final class WaitForRun {

  static final String PURPOSE = "run-told";
  static final String TOPIC = "timer.fired";
  private static final String DEPLOYMENTS = "deployments/";

  private WaitForRun() {}

  static Source<TimerFired> source() {
    return new Source<>(
        TOPIC,
        TimerFired.class,
        Contract.topic(TOPIC).schemaText(),
        event -> new Source.Identity(event.getEventId(), event.getModelName(), null));
  }

  static Timer timer(String modelName, UUID deployment, Instant until) {
    return new Timer(modelName, subject(deployment), PURPOSE, until);
  }

  static String subject(UUID deployment) {
    return DEPLOYMENTS + deployment;
  }

  /// The request whose time a timer is; empty if it is a timer of something else.
  static Optional<UUID> deployment(TimerFired timer) {
    if (!timer.getPurpose().equals(PURPOSE) || !timer.getSubject().startsWith(DEPLOYMENTS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(timer.getSubject().substring(DEPLOYMENTS.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
