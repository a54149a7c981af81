package io.modeltrail.registry.artifact;

import io.vertx.core.http.HttpServerResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A request's body, which must not be left unread: what a client goes on sending after the answer
/// would be gathered in memory. And many clients listen only when all is sent.
final class Body extends FilterInputStream {

  private static final long DROPPED_MAX = 32L * 1024 * 1024 * 1024;
  private static final int BUFFER_BYTES = 128 * 1024;

  private final boolean waitsToBeAsked;
  private boolean asked;

  /// @param waitsToBeAsked whether the client sends nothing before the first read (`Expect:
  ///   100-continue`)
  Body(InputStream in, boolean waitsToBeAsked) {
    super(in);
    this.waitsToBeAsked = waitsToBeAsked;
  }

  @Override
  public int read() throws IOException {
    asked = true;
    return in.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    asked = true;
    return in.read(bytes, offset, length);
  }

  /// Reads what is left and drops it. Where that would be too much, or the client was never asked
  /// for it, the connection ends with the answer instead.
  void drop(HttpServerResponse answer) {
    if ((waitsToBeAsked && !asked) || !isReadToEnd()) {
      answer.putHeader("Connection", "close");
    }
  }

  private boolean isReadToEnd() {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      long dropped = 0;
      while (dropped < DROPPED_MAX) {
        int read = in.read(buffer);
        if (read < 0) {
          return true;
        }
        dropped += read;
      }
      return false;
    } catch (IOException e) {
      return false; // nobody is there any more
    }
  }
}
