package io.modeltrail.audit.answers.check;

import io.modeltrail.event.Severity;

/// What can be wrong. Names are stable: programs go by them.
public enum Code {
  /// An index below the trail's size has no entry.
  ENTRY_MISSING,
  /// The trail ends before what was signed.
  TAIL_MISSING,
  /// An entry's leaf, hash or columns are not what was signed.
  ENTRY_ALTERED,
  /// A record's bytes are not what its leaf commits to.
  PAYLOAD_ALTERED,
  /// The copy that searches use is not what the record says.
  COPY_ALTERED,
  /// A record is gone, and no note of an erasure tells of it.
  PAYLOAD_MISSING,
  /// The newest checkpoint is not signed by the log's keys, or the tiles do not lead to it.
  CHECKPOINT_BROKEN,
  /// A key signed that no note announced, or after another was announced.
  KEY_MISUSED,
  /// A note of a scan claims what the entries do not bear out, or what was claimed before.
  SCAN_CONTRADICTED,
  /// The log's clock goes backwards within a partition.
  TIME_BACKWARDS,
  /// A record says that it happened long before the log took it.
  BACK_DATED(Severity.WARNING),
  /// A record says that it happened after the log took it.
  POST_DATED(Severity.WARNING),
  /// What a service decided names an event that led to it, and the trail does not have it.
  CAUSE_MISSING,
  /// An event id has two contents.
  EVENT_ID_REUSED,
  /// Numbers of versions are not 1, 2, 3 ….
  VERSION_GAP,
  VERSION_REPEATED,
  /// Steps of a promotion are not 1, 2, 3 ….
  STEP_GAP,
  STEP_REPEATED,
  /// Revisions of an environment's champion are not 1, 2, 3 ….
  REVISION_GAP,
  REVISION_REPEATED,
  /// Revisions of the rules are not 1, 2, 3 …, or do not name what they replace.
  GOVERNANCE_GAP,
  GOVERNANCE_REPEATED,
  /// The rules' text is not what its digest says.
  GOVERNANCE_ALTERED,
  /// A decision names rules that the trail does not have.
  GOVERNANCE_UNKNOWN,
  /// Somebody approved what they asked for, trained or develop.
  SELF_APPROVAL,
  /// One person gave two approvals.
  DECIDED_TWICE,
  /// Somebody decided in a role that the token did not have, or no person did.
  ROLE_NOT_HELD,
  /// An approval counted of which no record by its maker is there.
  DECISION_MISSING,
  /// A decision counted that the door did not sign.
  DECISION_UNATTESTED,
  /// A decision counted whose signature is wrong.
  DECISION_FORGED,
  /// A decision is signed by a key that nobody knows.
  DECISION_KEY_UNKNOWN,
  /// Something that only some may ask for was asked for past the door.
  REQUEST_UNATTESTED,
  /// A forged or unsigned decision was written, and refused.
  FORGERY_REFUSED(Severity.WARNING),
  /// A decision was made on other evidence, or another step, than it counted for.
  EVIDENCE_OTHER,
  /// Approvals that the rules ask for are missing.
  PROMOTED_WITHOUT_APPROVAL,
  /// An approval counted that came when the promotion had expired.
  APPROVED_LATE,
  /// A version was promoted before its approvals were given.
  PROMOTED_BEFORE_APPROVAL,
  /// A version was promoted although a gate did not pass, or without having been asked.
  PROMOTED_WITHOUT_GATES,
  /// A champion changed without a promotion that was decided.
  PROMOTED_UNDECIDED,
  /// A promotion was decided, and the environment's champion did not change.
  PROMOTED_UNTOLD,
  /// What `model.champion` says is not what the promotions say.
  CHAMPION_CONTRADICTS,
  /// Something runs that was never promoted there.
  DEPLOYED_NEVER_PROMOTED,
  /// Something ran before it was promoted.
  DEPLOYED_BEFORE_PROMOTION,
  /// An artifact is another one on its way from training to deployment.
  ARTIFACT_SWAPPED,
  /// A version was registered of which no training run is told.
  VERSION_WITHOUT_RUN(Severity.WARNING),
  /// The approvals that an emergency went without did not follow in time.
  REVIEW_OVERDUE,
  /// A decision relied on an assessment that was withdrawn since.
  EVIDENCE_WITHDRAWN(Severity.WARNING);

  private final Severity severity;

  Code() {
    this(Severity.CRITICAL);
  }

  Code(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }
}
