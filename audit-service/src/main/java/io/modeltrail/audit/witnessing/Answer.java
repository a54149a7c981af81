package io.modeltrail.audit.witnessing;

import java.time.Instant;

/// What a witness has answered.
public sealed interface Answer {

  /// It has cosigned, and that was verified.
  ///
  /// @param at when, by its clock
  record Cosigned(Instant at) implements Answer {

    @Override
    public String toString() {
      return "cosigned at " + at;
    }
  }

  /// It has cosigned a larger tree of this log.
  record Ahead(long size) implements Answer {

    @Override
    public String toString() {
      return "has cosigned %,d entries".formatted(size);
    }
  }

  /// What it has cosigned of this log is not the beginning of this tree.
  ///
  /// @param why by its own word
  record Contradicts(String why) implements Answer {

    @Override
    public String toString() {
      return "has cosigned another history: " + why;
    }
  }

  /// It has not cosigned. To ask later may help.
  ///
  /// @param why with what to do
  record Failed(String why) implements Answer {

    @Override
    public String toString() {
      return why;
    }
  }
}
