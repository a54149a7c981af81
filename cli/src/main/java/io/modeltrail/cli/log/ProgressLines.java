package io.modeltrail.cli.log;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Says now and then how far it is, on lines of their own: for a terminal and for a file alike.
final class ProgressLines implements Fsck.Progress {

  private static final long EVERY = Duration.ofSeconds(5).toNanos();

  private final PrintWriter out;
  private final LongSupplier nanos;
  private long toldAt;
  private long passed;

  ProgressLines(PrintWriter out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
    this.toldAt = nanos.getAsLong();
  }

  @Override
  public synchronized void passed(int entries) {
    passed += entries;
    long now = nanos.getAsLong();
    if (now - toldAt >= EVERY) {
      toldAt = now;
      out.printf("… %,d entries%n", passed);
      out.flush();
    }
  }
}
