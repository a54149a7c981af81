package io.modeltrail.torture.check;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The promise is broken.
///
/// @param place where it shows: the same flaw, found again, has the same place
/// @param detail what was found, and what was expected
public record Violation(
    @JsonProperty("kind") Kind kind,
    @JsonProperty("place") String place,
    @JsonProperty("detail") String detail) {

  /// Where it shows, without what was found.
  public String identity() {
    return kind + " " + place;
  }

  @Override
  public String toString() {
    return kind + " at " + place + ": " + detail;
  }

  /// What there is to find.
  public enum Kind {
    /// An acknowledged record is not in the log.
    RECORD_LOST,
    /// Another record than the one that was acknowledged stands at its place.
    RECORD_ALTERED,
    /// The log holds a record that nobody sent.
    RECORD_PHANTOM,
    /// Records of a key stand in another order than they were sent in.
    RECORD_REORDERED,
    /// An event has no effect.
    LOST,
    /// An effect, or an event id, is there twice.
    DUPLICATED,
    /// An effect of something that nobody sent.
    PHANTOM,
    /// An effect says something else than what was sent.
    ALTERED,
    /// Effects of a key come in another order than their events.
    REORDERED,
    VERSION_GAP,
    VERSION_REPEATED,
    /// A service shows what no event tells.
    STATE_WITHOUT_EVENT,
    /// An event tells what no service shows.
    EVENT_WITHOUT_STATE,
    /// Two answers to what an environment runs.
    TWO_CHAMPIONS,
    /// An environment runs a version that its gates do not let in.
    PROMOTION_WITHOUT_GATES,
    /// An environment runs a version without the decisions that it asks for.
    PROMOTION_WITHOUT_DECISION,
    REVISION_GAP,
    STEP_GAP,
    /// A record that is no good is neither set aside nor told of.
    POISON_UNACCOUNTED,
    /// A record that is good was set aside.
    WRONGLY_REFUSED,
    /// The trail's entries are not numbered 0, 1, 2 …
    INDEX_GAP,
    /// A record has no entry in the trail.
    RECORD_NOT_IN_TRAIL,
    /// A record has two entries in the trail.
    RECORD_TWICE_IN_TRAIL,
    /// The trail has an entry of a record that the log does not hold.
    ENTRY_WITHOUT_RECORD,
    /// The trail itself says that something is missing.
    COVERAGE_GAP,
    /// Two checkpoints, of which neither begins with the other.
    CHECKPOINT_FORKED,
    /// A checkpoint covers less than one before it.
    CHECKPOINT_SHRANK,
    /// A checkpoint that the log's key did not sign.
    CHECKPOINT_UNSIGNED,
    /// Tiles and entries are not what the checkpoint vouches for.
    TREE_DAMAGED,
    /// Work is left after the time in which it has to be done.
    NOT_CAUGHT_UP
  }
}
