package io.modeltrail.registry.registration;

import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;

/// What is there of what a request for deployment names.
sealed interface Found {

  /// A run with the version that it has or becomes.
  record Run(RunTable.Made made) implements Found {}

  record Version(int number) implements Found {}

  record Nothing() implements Found {}

  /// What is there cannot be meant.
  ///
  /// @param at since when it is there: a request of before has waited for it
  record Not(Refusal refusal, Instant at) implements Found {}
}
