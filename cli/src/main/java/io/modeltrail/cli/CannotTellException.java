package io.modeltrail.cli;

/// What was asked for could not be checked at all: a file that is not there, a service that does
/// not answer. Neither good nor bad is said of it.
public final class CannotTellException extends Exception {

  private static final long serialVersionUID = 1L;

  /// @param message a sentence for people, with what to do
  public CannotTellException(String message) {
    super(message);
  }

  /// @param message a sentence for people, with what to do
  public CannotTellException(String message, Throwable cause) {
    super(message, cause);
  }
}
