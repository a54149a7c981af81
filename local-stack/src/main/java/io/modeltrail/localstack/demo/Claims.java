package io.modeltrail.localstack.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// What the story says and has checked. A claim that does not hold is shown with what was found
/// instead.
final class Claims {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final PrintStream out;
  private int held;
  private int failed;

  Claims(PrintStream out) {
    this.out = out;
  }

  /// Looks until it is so, for a while.
  void equal(String claim, Object value, Callable<?> look) {
    String expected = String.valueOf(value);
    long until = System.nanoTime() + PATIENCE.toNanos();
    String found = look(look);
    while (!expected.equals(found) && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK.toNanos());
      found = look(look);
    }
    judge(claim, expected.equals(found), expected, found);
  }

  private void judge(String claim, boolean holds, String expected, String found) {
    if (holds) {
      held++;
      out.println("    [checked] " + claim);
    } else {
      failed++;
      out.println("    [WRONG]   " + claim);
      out.println("              expected " + expected);
      out.println("              found    " + found);
    }
  }

  int held() {
    return held;
  }

  int failed() {
    return failed;
  }

  private static String look(Callable<?> look) {
    try {
      return String.valueOf(look.call());
    } catch (Exception e) {
      return e.toString();
    }
  }
}
