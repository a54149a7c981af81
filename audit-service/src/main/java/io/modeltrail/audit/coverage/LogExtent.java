package io.modeltrail.audit.coverage;

import io.modeltrail.messaging.loop.LogEnds;
import io.modeltrail.messaging.loop.LoopSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Where the log ends, as a bean.
@ApplicationScoped
class LogExtent {

  @Produces
  @Singleton
  LogEnds ends(LoopSettings settings) {
    return new LogEnds(settings);
  }

  void close(@Disposes LogEnds ends) {
    ends.close();
  }
}
