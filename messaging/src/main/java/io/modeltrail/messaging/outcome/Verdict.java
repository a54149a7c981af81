package io.modeltrail.messaging.outcome;

import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What a service decided about one event.
public sealed interface Verdict {

  /// It has its effect.
  ///
  /// @param href where the effect can be read
  /// @param emissions what the log must hold because of it, in order
  record Applied(String href, List<Emission> emissions) implements Verdict {}

  /// It has its effect once something else has come, or never.
  ///
  /// @param href where it can be watched
  /// @param waitingFor for people: what has to come
  /// @param until when it stops waiting, by the log's clock
  /// @param emissions what the log must hold because of the waiting, in order
  record Waiting(String href, String waitingFor, Instant until, List<Emission> emissions)
      implements Verdict {}

  /// It says what another event said before, and answers to that one.
  record Duplicate(UUID of, String href) implements Verdict {}

  /// It has waited, and what it waited for has not come in time, or was not what it needed. It has
  /// no effect; nothing is wrong with the record, so that it is not set aside.
  record InVain(Refusal refusal) implements Verdict {}

  /// It has no effect, and never will have.
  ///
  /// @param emissions what the log must hold because of that, besides the record itself as a dead
  ///   letter, in order
  record Refused(Refusal refusal, List<Emission> emissions) implements Verdict {

    /// Nothing follows from it.
    public Refused(Refusal refusal) {
      this(refusal, List.of());
    }
  }
}
