package io.modeltrail.promotion.life;

/// What a promotion can wait for that comes without anybody's decision.
public enum Wait {
  /// The version is not registered yet.
  VERSION,
  /// It has not been champion below for long enough.
  SOAK,
  /// Gates may still pass.
  GATES
}
