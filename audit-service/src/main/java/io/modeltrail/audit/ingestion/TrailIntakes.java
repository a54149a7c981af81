package io.modeltrail.audit.ingestion;

import io.modeltrail.audit.trail.Trail;
import io.modeltrail.messaging.loop.Intakes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The trail as what the service's loops fill.
@ApplicationScoped
class TrailIntakes {

  @Produces
  @Singleton
  Intakes intakes() {
    return Trail.intakes();
  }
}
