package io.modeltrail.localstack.parts;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Does several works at the same time.
public final class InParallel {

  private InParallel() {}

  /// Returns when all are done. An interrupt is passed on to each.
  ///
  /// @throws RuntimeException what the first of them threw, when all have ended
  public static void run(Runnable... works) {
    try (var threads = Executors.newCachedThreadPool()) {
      var all =
          Arrays.stream(works)
              .map(work -> CompletableFuture.runAsync(work, threads))
              .toArray(CompletableFuture<?>[]::new);
      try {
        CompletableFuture.allOf(all).get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted", e);
      }
    }
  }
}
