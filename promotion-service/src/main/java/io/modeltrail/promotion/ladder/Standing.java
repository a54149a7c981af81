package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where one model stands: what its environments run and have run, as far as a decision asks.
public final class Standing {

  private final Map<String, Champion> champions = new HashMap<>();
  private final Set<Reign> reigns = new HashSet<>();

  /// What an environment runs.
  ///
  /// @param revision counts the changes, from 1
  public record Champion(long revision, ModelRegistered version) {}

  /// That a version is, or was, champion somewhere.
  public record Reign(String environment, int version) {}

  public Standing(Map<String, Champion> champions, Set<Reign> reigns) {
    champions.forEach(this::crown);
    this.reigns.addAll(reigns);
  }

  Optional<Champion> champion(String environment) {
    return Optional.ofNullable(champions.get(environment));
  }

  @Nullable ModelRegistered championVersion(String environment) {
    return champion(environment).map(Champion::version).orElse(null);
  }

  boolean hasReigned(int version, String environment) {
    return reigns.contains(new Reign(environment, version));
  }

  /// A version becomes champion.
  ///
  /// @return the champion's new revision
  long crown(String environment, ModelRegistered version) {
    long revision = champion(environment).map(Champion::revision).orElse(0L) + 1;
    crown(environment, new Champion(revision, version));
    return revision;
  }

  private void crown(String environment, Champion champion) {
    champions.put(environment, champion);
    reigns.add(new Reign(environment, champion.version().getVersion()));
  }
}
