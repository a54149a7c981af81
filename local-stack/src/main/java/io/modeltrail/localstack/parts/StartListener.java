package io.modeltrail.localstack.parts;

import java.time.Duration;

/// Hears how the start goes. Called from several threads.
public interface StartListener {

  /// For those who do not listen.
  StartListener NONE =
      new StartListener() {
        @Override
        public void waits(String step, String forWhat) {}

        @Override
        public void done(String step, Duration took) {}
      };

  /// A step has begun.
  ///
  /// @param step what will be done, such as `kafka`
  /// @param forWhat what it is waiting for
  void waits(String step, String forWhat);

  /// A step has come to its end.
  void done(String step, Duration took);

  /// Does the work between the two calls.
  default void step(String step, String forWhat, Runnable work) {
    waits(step, forWhat);
    var begin = System.nanoTime();
    work.run();
    done(step, Duration.ofNanos(System.nanoTime() - begin));
  }
}
