package io.modeltrail.governance.gate;

/// What a gate said of a version.
public enum Outcome {
  PASSED,
  FAILED,
  /// It is not passed, and may still be: the gate has a time to wait, which is not over.
  WAITING,
  /// It could not be said, such as for want of a metric. That is no pass.
  ERROR
}
