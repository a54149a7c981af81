package io.modeltrail.messaging.loop;

/// The places between which a crash leaves something behind, in the order in which a batch passes
/// them. Batches before may still be on their way to the log then: of each of them a crash leaves
/// what it leaves at that one's place.
public enum CommitPoint {
  /// Records are read. A crash leaves nothing behind.
  AFTER_POLL,
  /// Records are decoded. A crash leaves nothing behind.
  AFTER_DECODE,
  /// State, outcomes and `position.applied` are written. A crash rolls them back.
  BEFORE_DATABASE_COMMIT,
  /// They are committed, and nothing is emitted yet. The next start emits from what is stored.
  AFTER_DATABASE_COMMIT,
  /// Emissions, dead letters and offsets are sent. A crash aborts them; the next start emits again.
  BEFORE_KAFKA_COMMIT,
  /// They are committed. The group's offset says so, although `position.emitted` does not yet.
  AFTER_KAFKA_COMMIT,
  /// `position.emitted` is about to be written by itself, because nothing follows.
  BEFORE_POSITION,
  /// It is written. A crash leaves nothing to do.
  AFTER_POSITION
}
