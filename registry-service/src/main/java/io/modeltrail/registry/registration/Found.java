package io.modeltrail.registry.registration;

import io.modeltrail.messaging.record.Refusal;

/// What is there of what a request for deployment names.
sealed interface Found {

  /// A run with the version that it has or becomes.
  record Run(RunTable.Made made) implements Found {}

  record Version(int number) implements Found {}

  record Nothing() implements Found {}

  /// What is there cannot be meant.
  record Not(Refusal refusal) implements Found {}
}
