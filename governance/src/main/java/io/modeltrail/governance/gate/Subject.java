package io.modeltrail.governance.gate;

import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.ModelRegistered;
import java.util.List;
import java.util.Set;

/// A version as gates see it: what was told of it, and what has become known since.
///
/// @param artifactCheck what was found when its artifact was read; UNKNOWN: it was not read yet
/// @param assessments that were not withdrawn, in the order in which the log took them: the newest
/// @param more whether there are older ones beside these. What rests on assessments cannot be said
///   then: what is left out may be the finding that matters
public record Subject(
    ModelRegistered version, CheckOutcome artifactCheck, List<Assessed> assessments, boolean more) {

  /// How many assessments of a version gates go over, and people are shown.
  public static final int ASSESSMENTS_MAX = 200;

  /// The variables of conditions that rest on assessments.
  private static final Set<String> ASSESSED = Set.of("assessments", "evaluations");

  public Subject {
    assessments = List.copyOf(assessments);
  }

  /// @param assessments all that were not withdrawn, or more of the newest than [#ASSESSMENTS_MAX];
  ///   in the order in which the log took them
  public static Subject of(
      ModelRegistered version, CheckOutcome artifactCheck, List<Assessed> assessments) {
    return new Subject(
        version, artifactCheck, newest(assessments), assessments.size() > ASSESSMENTS_MAX);
  }

  /// The last [#ASSESSMENTS_MAX] of some.
  public static <T> List<T> newest(List<T> assessments) {
    int older = Math.max(0, assessments.size() - ASSESSMENTS_MAX);
    return assessments.subList(older, assessments.size());
  }

  /// A version of which nothing has become known since.
  public static Subject of(ModelRegistered version) {
    return new Subject(version, CheckOutcome.UNKNOWN, List.of(), false);
  }

  /// The same as if there were nothing older: a watch that cannot be judged would see nothing.
  Subject ofNewest() {
    return new Subject(version, artifactCheck, assessments, false);
  }

  /// Whether a variable cannot be said, as there is more than it would hold.
  boolean isUnsaid(String variable) {
    return more && ASSESSED.contains(variable);
  }

  /// Why it cannot, for people.
  Reference.Unsaid unsaid() {
    return new Reference.Unsaid(
        "Version %d has more than %d assessments that were not withdrawn: what they say together cannot be said; withdraw some"
            .formatted(version.getVersion(), ASSESSMENTS_MAX));
  }
}
