package io.modeltrail.audit.answers.story;

/// What can be said of the signature that a door of promotion-service puts on a record.
public enum Attested {
  /// A known key signed exactly this record.
  GENUINE,
  /// There is none: the actor is only a claim.
  MISSING,
  /// It is not that of the key that it names, or not of this record.
  FORGED,
  /// It names a key that this service was not told of.
  KEY_UNKNOWN,
  /// This service was told of no keys at all.
  NOT_CHECKED
}
