package io.modeltrail.audit.noting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The reads that were noted within the last minute.
@ApplicationScoped
class RecentReads {

  private static final Duration RECENT = Duration.ofMinutes(1);

  /// Past this many the oldest are forgotten, and noted again.
  private static final int REMEMBERED_MAX = 10_000;

  private final Clock clock = Clock.systemUTC();
  private final Map<Read, Instant> noted =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Read, Instant> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  /// Who read what.
  record Read(String caller, String subject, Map<String, String> detail) {}

  synchronized boolean contain(Read read) {
    Instant at = noted.get(read);
    return at != null && clock.instant().isBefore(at.plus(RECENT));
  }

  synchronized void add(Read read) {
    noted.remove(read); // an entry that is put again would keep its old place
    noted.put(read, clock.instant());
  }
}
