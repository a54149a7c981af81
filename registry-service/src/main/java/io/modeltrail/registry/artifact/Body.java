package io.modeltrail.registry.artifact;

import io.vertx.ext.web.RoutingContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A request's body, which must not be left unread: what a client goes on sending after the answer
/// would be gathered in memory. And many clients listen only when all is sent.
final class Body extends FilterInputStream {

  /// After a refusal: so much may be under way already. What a client sends beyond it is lost.
  static final Rest LITTLE = new Rest(4L * 1024 * 1024, Duration.ofSeconds(10));

  /// After a success, which a client that listens only at the end must not take for a failure.
  private static final Rest MUCH = new Rest(32L * 1024 * 1024 * 1024, Duration.ofMinutes(5));

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

  /// What is read only to be dropped.
  record Rest(long bytesMax, Duration timeMax) {}

  /// Reads what is left and drops it. Where that would be too much, or the client was never asked
  /// for it, it is given up with the answer instead.
  ///
  /// @param succeeded whether the answer is a good one, and worth waiting for a client's end
  void drop(RoutingContext request, boolean succeeded) {
    if ((waitsToBeAsked && !asked) || !isReadToEnd(succeeded ? MUCH : LITTLE)) {
      UnreadBodies.giveUp(request);
    }
  }

  private boolean isReadToEnd(Rest rest) {
    byte[] buffer = new byte[BUFFER_BYTES];
    long deadline = System.nanoTime() + rest.timeMax.toNanos();
    try {
      long dropped = 0;
      while (dropped < rest.bytesMax && System.nanoTime() - deadline < 0) {
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
