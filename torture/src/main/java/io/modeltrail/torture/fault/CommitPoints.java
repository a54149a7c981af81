package io.modeltrail.torture.fault;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.PartFailedException;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import io.modeltrail.localstack.stack.Variant;
import io.modeltrail.torture.arena.Arena;
import io.modeltrail.torture.mutant.Build;
import io.modeltrail.torture.mutant.Mutants;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Services that halt exactly at a commit point. Production code has no such switch: the service
/// runs a build of its own, which halts where [#VARIABLE] says.
public final class CommitPoints {

  /// At which point such a build halts.
  static final String VARIABLE = "MODELTRAIL_TORTURE_HALT";

  /// At which of the times that it comes there, from 1.
  private static final String HIT = "MODELTRAIL_TORTURE_HIT";

  private static final List<Integer> HITS = List.of(1, 2, 7);

  private static final String INSTANCE = "MODELTRAIL_MESSAGING_INSTANCE";

  private static final long PATIENCE = 20_000;

  private CommitPoints() {}

  static List<Fault> all() {
    List<Fault> all = new ArrayList<>();
    for (Service service : Service.values()) {
      all.add(
          new Fault(
              "commit-points-" + service.label(),
              "%s halts at each commit point between its two commits, the 1st, 2nd or 7th time"
                  .formatted(service.module()),
              plan -> plan.over(Duration.ofSeconds(50)),
              (arena, random) -> {
                Variant before = arena.variant(service);
                for (String point :
                    List.of(
                        "BEFORE_DATABASE_COMMIT", "AFTER_DATABASE_COMMIT",
                        "BEFORE_KAFKA_COMMIT", "AFTER_KAFKA_COMMIT")) {
                  halt(arena, service, point, HITS.get(random.nextInt(HITS.size())));
                }
                arena.replace(service, before); // under its own name again
              }));
    }
    return all;
  }

  /// One such point.
  ///
  /// @param hit at which of the times that it comes there, from 1
  public static Fault at(Service service, String point, int hit) {
    return new Fault(
        "halt-" + service.label() + "-" + point,
        service.module() + " halts at " + point,
        plan -> plan.over(Duration.ofSeconds(15)),
        (arena, random) -> halt(arena, service, point, hit));
  }

  /// Has the service halt there once, and go on as what it was.
  private static void halt(Arena arena, Service service, String point, int hit)
      throws IOException, InterruptedException {
    Variant before = arena.variant(service);
    Path built =
        before.built() != null
            ? before.built()
            : Build.of(Checkout.find(), service, Mutants.halting(), arena.stack().folder().root());
    // The same instance, as after a crash: it ends at once what it had begun.
    Map<String, String> settings = new HashMap<>(before.settings());
    settings.put(INSTANCE, "torture");
    Variant after = new Variant(before.built(), settings);
    settings.put(VARIABLE, point);
    settings.put(HIT, Integer.toString(hit));
    try {
      arena.replace(service, new Variant(built, settings));
    } catch (PartFailedException e) {
      // It has halted before it was ready.
    }
    ServiceProcess halting = arena.current(service);
    long until = System.nanoTime() + PATIENCE * 1_000_000;
    while (halting.isRunning() && System.nanoTime() < until) {
      Pause.millis(50);
    }
    if (halting.isRunning()) {
      throw new IllegalStateException(
          "%s did not come to %s in time".formatted(service.module(), point));
    }
    arena.replace(service, after);
  }
}
