package io.modeltrail.governance.gate;

import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.ModelRegistered;
import java.util.List;

/// A version as gates see it: what was told of it, and what has become known since.
///
/// @param artifactCheck what was found when its artifact was read; UNKNOWN: it was not read yet
/// @param assessments that were not withdrawn, in the order in which the log took them
public record Subject(
    ModelRegistered version, CheckOutcome artifactCheck, List<Assessed> assessments) {

  public Subject {
    assessments = List.copyOf(assessments);
  }

  /// A version of which nothing has become known since.
  public static Subject of(ModelRegistered version) {
    return new Subject(version, CheckOutcome.UNKNOWN, List.of());
  }
}
