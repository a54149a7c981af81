package io.modeltrail.localstack;

import io.modeltrail.localstack.rebuild.RebuildListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows how a rebuild goes: what is started, and how much of the log is applied. In a terminal
/// that is one line that moves, elsewhere a line every few seconds.
final class RebuildProgress implements RebuildListener, AutoCloseable {

  private static final String CLEAR_LINE = "\r\033[K";
  private static final int WIDTH = 79;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean live;
  private final StartProgress start;
  private @Nullable String kept;
  private long began;
  private long said;

  RebuildProgress(PrintStream out, boolean live, StartProgress start) {
    this.out = out;
    this.live = live;
    this.start = start;
  }

  /// The launcher knows whether its output is a terminal, and says so.
  static RebuildProgress to(PrintStream out) {
    var live = Boolean.getBoolean("modeltrail.terminal");
    return new RebuildProgress(out, live, StartProgress.to(out));
  }

  /// The name under which the database of before is kept, once it is.
  Optional<String> kept() {
    return Optional.ofNullable(kept);
  }

  @Override
  public void waits(String step, String forWhat) {
    start.waits(step, forWhat);
  }

  @Override
  public void done(String step, Duration took) {
    start.done(step, took);
  }

  @Override
  public void keeps(String database) {
    kept = database;
    out.println("The present database is kept as " + database + "; an empty one is filled.");
  }

  @Override
  public void findsNone() {
    out.println("There is no database yet; an empty one is filled.");
  }

  @Override
  public void applies(Progress progress) {
    var now = System.nanoTime();
    var isFirst = began == 0;
    if (isFirst) {
      start.close(); // else its clock would wipe the line that moves here
      began = now;
    }
    if (live) {
      out.print(CLEAR_LINE + cut(line(progress)));
      out.flush();
    } else if (isFirst || progress.isDone() || now - said >= PAUSE.toNanos()) {
      out.println(line(progress));
      said = now;
    }
  }

  /// Leaves the moving line as it is, and goes on below it.
  @Override
  public void close() {
    if (began == 0) {
      start.close();
    } else if (live) {
      out.println();
    }
  }

  private String line(Progress progress) {
    return String.format(
        Locale.ROOT,
        "  %,d of about %,d records applied, %s%s",
        progress.applied(),
        progress.records(),
        Durations.since(began),
        progress.waitsFor().isEmpty() ? "" : "; it waits: " + progress.waitsFor());
  }

  private static String cut(String line) {
    return line.substring(0, Math.min(WIDTH, line.length()));
  }
}
