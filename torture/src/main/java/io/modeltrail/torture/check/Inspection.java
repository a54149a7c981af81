package io.modeltrail.torture.check;

import io.modeltrail.event.AuditEntryRecorded;
import io.modeltrail.torture.check.TrailSight.Told;
import io.modeltrail.torture.history.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Looks at an installation, and again until all is as it was promised or its time is over. What is
/// late, but in time, is no violation; what is wrong for good is one at once.
final class Inspection {

  private static final Duration AGAIN = Duration.ofSeconds(2);

  /// A service looks every two seconds at what there is to read.
  private static final Duration STILL = Duration.ofMillis(2_500);

  private static final String ENTRIES = "audit.entry";
  private static final String CHECKPOINTS = "audit.checkpoint";

  /// What time may mend.
  private static final Set<Violation.Kind> MAY_COME =
      EnumSet.of(
          Violation.Kind.LOST,
          Violation.Kind.RECORD_LOST,
          Violation.Kind.STATE_WITHOUT_EVENT,
          Violation.Kind.EVENT_WITHOUT_STATE,
          Violation.Kind.TWO_CHAMPIONS,
          Violation.Kind.POISON_UNACCOUNTED,
          Violation.Kind.RECORD_NOT_IN_TRAIL,
          Violation.Kind.CHECKPOINT_SHRANK,
          Violation.Kind.INDEX_GAP,
          Violation.Kind.COVERAGE_GAP,
          Violation.Kind.VERSION_GAP,
          Violation.Kind.REVISION_GAP,
          Violation.Kind.STEP_GAP,
          Violation.Kind.NOT_CAUGHT_UP);

  private final Address at;
  private final List<List<Line>> histories;
  private final Set<String> known;

  /// @param known identities of violations that were found before, and are not told again
  Inspection(Address at, List<List<Line>> histories, Set<String> known) {
    this.at = at;
    this.histories = histories;
    this.known = known;
  }

  /// @param within by when all has to be well
  /// @param isOneEnough whether to end as soon as there is a violation that no time mends
  List<Violation> run(Duration within, boolean isOneEnough) throws IOException {
    long deadline = System.nanoTime() + within.toNanos();
    try (LogReader log = new LogReader(at.kafka())) {
      while (true) {
        Findings late = new Findings();
        new Quiet(new Work(at, log), STILL)
            .await(deadline)
            .forEach((who, why) -> late.add(Violation.Kind.NOT_CAUGHT_UP, who, why));
        List<Violation> found = new ArrayList<>(late.all());
        try {
          found.addAll(Rules.judge(evidence(log, deadline)));
        } catch (IOException e) {
          found.add(new Violation(Violation.Kind.NOT_CAUGHT_UP, "the check", String.valueOf(e)));
        }
        found.removeIf(it -> known.contains(it.identity()));
        long mendable = found.stream().filter(it -> MAY_COME.contains(it.kind())).count();
        if (System.nanoTime() > deadline
            || mendable == 0
            || (isOneEnough && mendable < found.size())) {
          return found;
        }
        LockSupport.parkNanos(AGAIN.toNanos());
      }
    }
  }

  private Evidence evidence(LogReader log, long deadline) throws IOException {
    Map<String, List<Seen>> records =
        new HashMap<>(log.read(topic -> !topic.equals(ENTRIES) && !topic.equals(CHECKPOINTS)));
    Evidence soFar = new Evidence(histories, records, null, null);
    Shown shown =
        at.registry().isEmpty() && at.promotion().isEmpty()
            ? null
            : new ShownReader(at).read(Model.of(soFar).assessed().keySet());
    TrailSight trail = trail(log, records, deadline);
    return new Evidence(histories, records, shown, trail);
  }

  private @Nullable TrailSight trail(LogReader log, Map<String, List<Seen>> records, long deadline)
      throws IOException {
    if (at.audit().isEmpty() || at.logKey() == null) {
      return null;
    }
    List<Told> told = new ArrayList<>();
    histories.stream()
        .flatMap(List::stream)
        .filter(Line.Checkpoint.class::isInstance)
        .map(Line.Checkpoint.class::cast)
        .forEach(it -> told.add(new Told(it.from(), it.note().getBytes(StandardCharsets.UTF_8))));
    log.raw(CHECKPOINTS::equals).forEach(it -> told.add(new Told(CHECKPOINTS, it.value())));
    TrailReader reader = new TrailReader(new Web(at.audit().getFirst(), at.auditor()), at.logKey());
    long wanted = records.values().stream().mapToLong(List::size).sum();
    while (reader.size() < wanted && System.nanoTime() < deadline) {
      LockSupport.parkNanos(AGAIN.toNanos() / 4);
    }
    TrailSight sight = reader.read(told);
    while (true) {
      List<Seen> entries = log.read(ENTRIES::equals).getOrDefault(ENTRIES, List.of());
      records.put(ENTRIES, entries);
      long highest =
          entries.stream()
              .map(Seen::event)
              .filter(AuditEntryRecorded.class::isInstance)
              .mapToLong(it -> ((AuditEntryRecorded) it).getIndex())
              .max()
              .orElse(-1);
      if (highest >= sight.leaves().size() - 1 || System.nanoTime() > deadline) {
        return sight;
      }
      LockSupport.parkNanos(AGAIN.toNanos() / 4);
    }
  }
}
