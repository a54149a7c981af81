package io.modeltrail.promotion.ladder;

import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.gate.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where one model stands: what its environments run and have run, and what else is known of its
/// versions, as far as a decision asks.
public final class Standing {

  private final Map<String, Champion> champions = new HashMap<>();
  private final Set<Reign> reigns = new HashSet<>();
  private final Map<UUID, Reign> waiting = new HashMap<>();
  private final Map<Artifact, CheckOutcome> checks = new HashMap<>();
  private final Lineage lineage = new Lineage();

  /// What an environment runs.
  ///
  /// @param revision counts the changes, from 1
  public record Champion(long revision, ModelRegistered version) {}

  /// That a version is, or was, champion somewhere.
  public record Reign(String environment, int version) {}

  private record Artifact(int version, String sha256) {}

  public Standing(Map<String, Champion> champions, Set<Reign> reigns) {
    champions.forEach(this::crown);
    this.reigns.addAll(reigns);
  }

  /// What is known of the code of this model's versions.
  public Lineage lineage() {
    return lineage;
  }

  /// The artifact of a version was read.
  ///
  /// @param sha256 what it was compared with: that of the version, or it counts for nothing
  public void checked(int version, String sha256, CheckOutcome outcome) {
    checks.put(new Artifact(version, sha256), outcome);
  }

  /// A promotion waits before the gates of its environment.
  public void waits(Ask ask) {
    waiting.put(ask.promotionId(), new Reign(ask.environment(), ask.version()));
  }

  void waitsNoMore(Ask ask) {
    waiting.remove(ask.promotionId());
  }

  boolean isWaiting(String environment, int version) {
    return waiting.containsValue(new Reign(environment, version));
  }

  /// A version as gates see it.
  Subject subject(ModelRegistered version) {
    Artifact artifact = new Artifact(version.getVersion(), version.getArtifact().getSha256());
    return new Subject(version, checks.getOrDefault(artifact, CheckOutcome.UNKNOWN), List.of());
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

  /// Whether a version could still become champion there without being asked for by name: it serves
  /// the environment, is newer than its champion, was never champion there, and does not wait.
  boolean isOpen(ModelRegistered version, String environment) {
    int number = version.getVersion();
    ModelRegistered champion = championVersion(environment);
    return version.getServes().contains(environment)
        && !hasReigned(number, environment)
        && !isWaiting(environment, number)
        && (champion == null || champion.getVersion() < number);
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
    ModelRegistered version = champion.version();
    champions.put(environment, champion);
    reigns.add(new Reign(environment, version.getVersion()));
    lineage.ran(
        environment,
        champion.revision(),
        new Lineage.Ran(version.getVersion(), Code.of(version).orElse(null)));
  }
}
