package io.modeltrail.torture.fault;

import java.util.Random;

/// Time that passes while something is wrong.
final class Pause {

  private Pause() {}

  static void millis(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  /// Some time, of at least and at most so much.
  static void between(int from, int to, Random random) throws InterruptedException {
    millis(random.nextInt(from, to));
  }
}
