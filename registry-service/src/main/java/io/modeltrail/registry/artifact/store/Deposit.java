package io.modeltrail.registry.artifact.store;

/// What became of an attempt to bring an artifact.
public sealed interface Deposit {

  /// It is kept now.
  record Made(long sizeBytes) implements Deposit {}

  /// It was there already.
  record There(long sizeBytes) implements Deposit {}

  /// Somebody else brings the same artifact at this moment.
  record Busy() implements Deposit {}

  /// As many are brought at this moment as are taken at once.
  record TooMany() implements Deposit {}

  /// It does not begin where the bytes that are kept end.
  record OtherStart(long kept) implements Deposit {}

  /// The disk is full. Nothing of what came now is kept; what an earlier attempt left may be.
  record Full() implements Deposit {}

  /// It is larger than is taken. Nothing of what came now is kept; what an earlier attempt left may
  /// be.
  record TooLarge(long bytesMax) implements Deposit {}

  /// Its bytes have another digest. Nothing of it is kept.
  record Mismatch(Sha256 actual) implements Deposit {}

  /// The bytes stopped early. What came is kept for a while.
  record Incomplete(long kept) implements Deposit {}

  /// What it says is not as it must be. Nothing of it is kept.
  record Refused(String code, String detail) implements Deposit {}
}
