package io.modeltrail.promotion.subscription;

/// What came of an attempt to deliver.
sealed interface Attempt {

  record Delivered() implements Attempt {}

  /// The receiver wants no more: 410.
  record Unwanted() implements Attempt {}

  /// @param status the answer's; 0 without one
  /// @param detail for a person
  record Failed(int status, String detail) implements Attempt {}
}
