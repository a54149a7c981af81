package io.modeltrail.localstack.parts;

import java.time.Duration;

/// A part's program, from its launch to its end: a process of this machine, or a container. The
/// data that it writes outlives it.
public sealed interface Running permits RunningProcess, RunningContainer {

  boolean isAlive();

  /// Asks the program to end, and kills it where it has not ended in time.
  void stop(Duration patience);

  /// Ends it as a crash would (`kill -9`), and returns when it is gone.
  void killHard();

  /// Halts it where it is: it holds its connections and answers nobody.
  void freeze();

  /// Lets it go on.
  void thaw();
}
