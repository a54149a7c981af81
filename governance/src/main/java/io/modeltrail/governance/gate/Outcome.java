package io.modeltrail.governance.gate;

/// What a gate said of a version.
public enum Outcome {
  PASSED,
  FAILED,
  /// It could not be said, such as for want of a metric. That is no pass.
  ERROR
}
