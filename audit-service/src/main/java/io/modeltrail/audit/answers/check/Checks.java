package io.modeltrail.audit.answers.check;

import java.util.List;
import java.util.stream.Stream;

/// All rules.
public final class Checks {

  /// That versions, steps and revisions are counted without gaps.
  public static final List<Check> SEQUENCES =
      List.of(new VersionNumbers(), new StepNumbers(), new RevisionNumbers());

  /// That nothing came into an environment past its rules.
  public static final List<Check> ADMISSION =
      List.of(new Undecided(), new ApprovalsGiven(), new GatesPassed(), new Deployments());

  private static final List<Check> OTHERS =
      List.of(
          new Approvers(),
          new ApprovalsInTime(),
          new Decisions(),
          new ChampionTold(),
          new Artifacts(),
          new EmergencyReviews(),
          new WithdrawnEvidence());

  private Checks() {}

  public static List<Check> all() {
    return Stream.of(SEQUENCES, ADMISSION, OTHERS).flatMap(List::stream).toList();
  }

  public static List<Finding> of(Matter matter, List<Check> checks) {
    return checks.stream().flatMap(check -> check.of(matter).stream()).toList();
  }
}
