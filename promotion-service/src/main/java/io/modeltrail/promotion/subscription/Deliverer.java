package io.modeltrail.promotion.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Attempts a delivery, and notes what came of it. A crash before the note leaves the claim, and
/// the delivery is attempted again when that is over: at least once.
@ApplicationScoped
class Deliverer {

  private static final Logger LOG = Logger.getLogger(Deliverer.class);

  private final Sender sender;
  private final ClaimTable claims;
  private final SubscriptionMetrics metrics;
  private final Backoff backoff;

  Deliverer(
      Sender sender, ClaimTable claims, SubscriptionMetrics metrics, SubscriptionConfig config) {
    this.sender = sender;
    this.claims = claims;
    this.metrics = metrics;
    this.backoff = new Backoff(config.retries(), () -> ThreadLocalRandom.current().nextDouble());
  }

  void deliver(Delivery delivery) throws SQLException {
    Attempt attempt = sender.send(delivery);
    metrics.attempted(attempt);
    switch (attempt) {
      case Attempt.Delivered() -> claims.delivered(delivery);
      case Attempt.Unwanted() -> {
        LOG.infof("A receiver wants no more subscription=%s", delivery.target().subscription());
        claims.ended(delivery);
      }
      case Attempt.Failed failed -> failed(delivery, failed);
    }
  }

  private void failed(Delivery delivery, Attempt.Failed failed) throws SQLException {
    Optional<Duration> wait = backoff.after(delivery.attempts());
    if (wait.isPresent()) {
      claims.failed(delivery, failed, wait.get());
    } else {
      LOG.warnf(
          "A delivery is given up subscription=%s eventId=%s attempts=%d reason=%s",
          delivery.target().subscription(),
          delivery.message().eventId(),
          delivery.attempts(),
          failed.detail());
      claims.dead(delivery, failed);
    }
  }
}
