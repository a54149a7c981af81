package io.modeltrail.messaging.loop;

import java.util.List;
import java.util.stream.IntStream;

/// Several loops of one service in one process, which share its partitions as instances do: while
/// one waits for the database, another computes.
public final class Loops implements AutoCloseable {

  private static final int USUAL_MAX = 2;

  private final List<Loop> loops;

  /// @param count at least 1
  public Loops(LoopSettings settings, Loop.Parts parts, int count) {
    this.loops =
        IntStream.range(0, count).mapToObj(i -> new Loop(settings.part(i), parts)).toList();
  }

  /// As many as this machine carries: a second loop is quicker to catch up, but each has smaller
  /// batches, and each batch costs the database and the broker something however small it is. On
  /// two processors what comes at a steady rate is later for it.
  public static int usual() {
    return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, USUAL_MAX);
  }

  public void start() {
    loops.forEach(Loop::start);
  }

  /// One for each loop.
  public List<LoopStatus> status() {
    return loops.stream().map(Loop::status).toList();
  }

  /// Stops all of them after the batch at hand.
  @Override
  public void close() {
    loops.parallelStream().forEach(Loop::close);
  }
}
