package io.modeltrail.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How far the log goes that everybody is shown.
///
/// @param service audit-service
record ShownLog(Http service) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// How many entries the newest checkpoint covers; 0 as long as there is none.
  long size() throws IOException, InterruptedException {
    return service.find("/log/checkpoint").map(ShownLog::size).orElse(0L);
  }

  /// @param checkpoint as it is served, or as it stands on `audit.checkpoint`
  static long size(byte[] checkpoint) {
    try {
      return SignedCheckpoint.parse(checkpoint).checkpoint().head().size();
    } catch (MalformedException e) {
      throw new IllegalStateException("no checkpoint: " + new String(checkpoint, UTF_8), e);
    }
  }

  /// Waits until it covers so many entries.
  ///
  /// @param look how often it is asked for
  void await(long size, Duration look) throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (size() < size) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "no checkpoint covers %d entries after %s".formatted(size, PATIENCE));
      }
      LockSupport.parkNanos(look.toNanos());
    }
  }
}
