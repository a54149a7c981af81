package io.modeltrail.localstack;

import io.modeltrail.localstack.parts.StartListener;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.StackOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Shows how the start goes: a line for each step that is done, and below them, in a terminal, one
/// that moves and names what is waited for.
final class StartProgress implements StartListener, AutoCloseable {

  private static final String CLEAR_LINE = "\r\033[K";
  private static final int WIDTH = 79;

  private final PrintStream out;
  private final boolean live;
  private final Map<String, Long> waiting = new LinkedHashMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  StartProgress(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /// Starts a stack, and shows how that goes.
  static LocalStack start(StackOptions options, PrintStream out) {
    try (var progress = to(out)) {
      return LocalStack.start(options, progress);
    }
  }

  /// The launcher knows whether its output is a terminal, and says so.
  static StartProgress to(PrintStream out) {
    var progress = new StartProgress(out, Boolean.getBoolean("modeltrail.terminal"));
    progress.begin();
    return progress;
  }

  @Override
  public synchronized void waits(String step, String forWhat) {
    waiting.put(step, System.nanoTime());
    if (live) {
      redraw();
    } else {
      out.println("  " + step + ": waiting for " + forWhat);
    }
  }

  @Override
  public synchronized void done(String step, Duration took) {
    waiting.remove(step);
    if (live) {
      out.print(CLEAR_LINE);
    }
    out.printf("  %-16s %8s%n", step, Durations.text(took));
    redraw();
  }

  /// Removes the moving line.
  @Override
  public synchronized void close() {
    clock.shutdownNow();
    if (live) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  private void begin() {
    if (live) {
      var unused = clock.scheduleAtFixedRate(this::redraw, 200, 200, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void redraw() {
    if (!live || clock.isShutdown()) {
      return;
    }
    var line =
        waiting.entrySet().stream()
            .map(step -> step.getKey() + " " + Durations.since(step.getValue()))
            .collect(Collectors.joining(", ", "  waiting for ", ""));
    out.print(
        CLEAR_LINE + (waiting.isEmpty() ? "" : line.substring(0, Math.min(WIDTH, line.length()))));
    out.flush();
  }
}
