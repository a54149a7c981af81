package io.modeltrail.cli.log;

import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Looks at a log again and again, and says what is new.
final class Following {

  private static final int GOOD = 0;
  private static final int ALARM = 1;
  private static final int AWAY = 2;

  private final Watch watch;
  private final @Nullable Staleness staleness;
  private final Clock clock;
  private final PrintWriter out;
  private final PrintWriter err;
  private boolean isAway;

  Following(
      Watch watch, @Nullable Staleness staleness, Clock clock, PrintWriter out, PrintWriter err) {
    this.watch = watch;
    this.staleness = staleness;
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  /// @return the exit code
  int once() throws IOException {
    Watched seen = watch.look();
    if (seen instanceof Watched.Same(TreeHead head)) {
      say(out, "%,d entries, as before".formatted(head.size()));
    }
    if (seen instanceof Watched.Empty) {
      say(out, "nothing was signed yet");
    }
    if (cries(seen)) {
      return ALARM;
    }
    return isAway ? AWAY : GOOD;
  }

  /// Until there is something to cry, or the thread is interrupted.
  ///
  /// @return the exit code
  int forEver(Duration every) throws IOException {
    while (!Thread.currentThread().isInterrupted()) {
      if (cries(watch.look())) {
        return ALARM;
      }
      LockSupport.parkNanos(every.toNanos());
    }
    return GOOD;
  }

  private boolean cries(Watched seen) {
    Optional<String> alarm = tell(seen);
    if (alarm.isPresent()) {
      say(err, "ALARM: " + alarm.get());
    }
    return alarm.isPresent();
  }

  /// @return what there is to cry
  private Optional<String> tell(Watched seen) {
    if (isAway && !(seen instanceof Watched.Away)) {
      isAway = false;
      say(err, "it is back");
    }
    return switch (seen) {
      case Watched.First(TreeHead head) -> {
        say(out, "%,d entries, seen for the first time".formatted(head.size()));
        yield stale(head);
      }
      case Watched.Grown(TreeHead from, TreeHead head) -> {
        say(out, "%,d entries, grown from %,d".formatted(head.size(), from.size()));
        yield stale(head);
      }
      case Watched.Same(TreeHead head) -> stale(head);
      case Watched.Empty empty -> stale(TreeHead.empty());
      case Watched.Away(String why) -> {
        if (!isAway) {
          isAway = true;
          say(err, "it is away, and waited for: " + why);
        }
        yield Optional.empty();
      }
      case Watched.Alarm(String why) -> Optional.of(why);
    };
  }

  private Optional<String> stale(TreeHead head) {
    return staleness == null ? Optional.empty() : staleness.judge(head, clock.instant());
  }

  private void say(PrintWriter where, String what) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    where.println(now + " " + what);
    where.flush();
  }
}
