package io.modeltrail.messaging.wire;

/// Something that is needed to judge a record is away. Never a reason to refuse: wait and try
/// again.
public final class CannotTellNow extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CannotTellNow(String message) {
    super(message);
  }

  public CannotTellNow(String message, Throwable cause) {
    super(message, cause);
  }
}
