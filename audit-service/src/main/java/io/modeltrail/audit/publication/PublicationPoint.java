package io.modeltrail.audit.publication;

/// Where a publisher may be stopped, in its order. [Publication] says what each leaves behind.
enum PublicationPoint {
  BEFORE_SIGNED,
  SIGNED,
  KEPT,
  WITNESSED,
  SHOWN
}
