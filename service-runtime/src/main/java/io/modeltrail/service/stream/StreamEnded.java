package io.modeltrail.service.stream;

/// A stream cannot go on; the client may open another.
public final class StreamEnded extends Exception {

  private static final long serialVersionUID = 1L;

  public StreamEnded(String reason) {
    super(reason);
  }
}
