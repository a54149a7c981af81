package io.modeltrail.promotion.ladder;

import io.modeltrail.governance.Length;
import io.modeltrail.promotion.life.Ruling;
import io.modeltrail.promotion.life.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How long a version has to have been champion below.
final class Soaking {

  private Soaking() {}

  /// What stands against it; empty: one reign has been long enough.
  ///
  /// @param reigns at least one, all in the environment
  static Optional<Ruling> obstacle(
      String environment, Duration soak, List<Reign> reigns, Instant now) {
    Duration longest =
        reigns.stream().map(each -> each.lasted(now)).max(Comparator.naturalOrder()).orElseThrow();
    if (longest.compareTo(soak) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        reigns.stream()
            .filter(each -> each.until() == null)
            .findFirst()
            .<Ruling>map(
                reign ->
                    new Ruling.Waiting(
                        List.of(),
                        Wait.SOAK,
                        "version %d to be champion in %s for %s, as it is since %s"
                            .formatted(
                                reign.version(), environment, new Length(soak), reign.from()),
                        reign.from().plus(soak)))
            .orElseGet(
                () ->
                    new Ruling.Refused(
                        "NOT_SOAKED",
                        "it has to be champion in %s for %s, and was for %s at most"
                            .formatted(environment, new Length(soak), longest),
                        List.of())));
  }
}
