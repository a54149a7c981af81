package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.After;
import io.modeltrail.governance.Environment;
import io.modeltrail.promotion.life.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a version has to have been before an environment, and what is known of that.
///
/// @param after null: nothing is required of it
/// @param reigns of the version there, or of another of the same code where that will do
record Below(
    ModelRegistered version,
    Environment environment,
    @Nullable After after,
    List<Reign> reigns,
    Lineage lineage) {

  /// Where the same code will not do, environments that the version's workspace does not serve are
  /// not required of it.
  static Below of(ModelRegistered version, Environment environment, Standing standing) {
    After after = environment.after();
    if (after == null) {
      return new Below(version, environment, null, List.of(), standing.lineage());
    }
    List<Reign> own = standing.reigns(version.getVersion(), after.environment());
    boolean required = after.sameCode() || version.getServes().contains(after.environment());
    if (!required && own.isEmpty()) {
      return new Below(version, environment, null, List.of(), standing.lineage());
    }
    List<Reign> others =
        after.sameCode()
            ? Code.of(version)
                .map(code -> standing.lineage().reigns(code, after.environment()))
                .orElse(List.of())
            : List.of();
    return new Below(
        version,
        environment,
        after,
        Stream.concat(own.stream(), others.stream()).distinct().toList(),
        standing.lineage());
  }

  boolean isReached() {
    return after == null || !reigns.isEmpty();
  }

  /// The version has not been there; empty: it has.
  Optional<Ruling> missing() {
    return isReached()
        ? Optional.empty()
        : Optional.of(new Ruling.Refused("NOT_REACHED", notReached(), List.of()));
  }

  /// It was not there for long enough; empty: it was.
  Optional<Ruling> soaking(Instant now) {
    return after == null || after.soak() == null
        ? Optional.empty()
        : Soaking.obstacle(after.environment(), after.soak(), reigns, now);
  }

  private String notReached() {
    After required = Objects.requireNonNull(after);
    String missing =
        "version %d has never been champion in %s, which is required before %s"
            .formatted(version.getVersion(), required.environment(), environment.name());
    if (!required.sameCode()) {
      return missing;
    }
    String looked =
        Code.of(version)
            .map("nor has another version trained from %s"::formatted)
            .orElse(
                Boolean.TRUE.equals(version.getRun().getCodeDirty())
                    ? "and no other can stand in for it, as not all of its code was committed"
                    : "and no other can stand in for it, as its run said no repository and commit");
    return "%s, %s; %s has run: %s"
        .formatted(
            missing, looked, required.environment(), lineage.lastRun(required.environment()));
  }
}
