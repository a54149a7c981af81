package io.modeltrail.audit.witnessing;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Refused;
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

  /// What it means that a witness refuses.
  static Answer of(Refused refused) {
    String why = MalformedException.quoted(refused.why());
    return switch (refused.reason()) {
      case NOT_CONSISTENT -> new Contradicts(why);
      case UNKNOWN_LOG ->
          new Failed("does not know this log (404, %s): have it added there".formatted(why));
      case NOT_SIGNED ->
          new Failed("does not know this log's key (403, %s): have it added there".formatted(why));
      case BAD_REQUEST -> new Failed("takes it for no request (400, %s)".formatted(why));
    };
  }
}
