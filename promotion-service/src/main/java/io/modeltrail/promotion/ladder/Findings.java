package io.modeltrail.promotion.ladder;

import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.gate.Assessed;
import io.modeltrail.governance.gate.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What has become known of one model's versions since their training, as far as a decision asks.
public final class Findings {

  private final Map<Artifact, CheckOutcome> checks = new HashMap<>();
  private final Map<Integer, List<Assessed>> assessments = new HashMap<>();

  private final Set<UUID> withdrawn = new HashSet<>();

  private record Artifact(int version, String sha256) {}

  Findings() {}

  /// The artifact of a version was read.
  ///
  /// @param sha256 what it was compared with: that of the version, or it counts for nothing
  public void checked(int version, String sha256, CheckOutcome outcome) {
    checks.put(new Artifact(version, sha256), outcome);
  }

  /// Somebody has found something out about a version.
  public void assessed(int version, Assessed assessed) {
    if (!withdrawn.contains(assessed.told().getEventId())) {
      assessments.computeIfAbsent(version, unused -> new ArrayList<>()).add(assessed);
    }
  }

  /// An assessment counts no longer, be it that it is yet to be told.
  public void withdrawn(UUID eventId) {
    withdrawn.add(eventId);
    assessments
        .values()
        .forEach(all -> all.removeIf(each -> each.told().getEventId().equals(eventId)));
  }

  /// A version as gates see it.
  public Subject of(ModelRegistered version) {
    Artifact artifact = new Artifact(version.getVersion(), version.getArtifact().getSha256());
    return Subject.of(
        version,
        checks.getOrDefault(artifact, CheckOutcome.UNKNOWN),
        assessments.getOrDefault(version.getVersion(), List.of()));
  }
}
