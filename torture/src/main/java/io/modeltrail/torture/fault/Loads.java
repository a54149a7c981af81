package io.modeltrail.torture.fault;

import io.modeltrail.torture.load.Plan;
import java.time.Duration;
import java.util.List;

/// What senders can do.
final class Loads {

  private Loads() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "calm",
            "nothing goes wrong but what is in every round: duplicates, shuffled records, ids used"
                + " twice, poison, forged decisions",
            (arena, random) -> {}),
        new Fault(
            "burst",
            "twenty times as many runs, all at once",
            plan ->
                new Plan(
                    plan.seed(),
                    plan.scope(),
                    plan.runs() * 20,
                    Duration.ofSeconds(2),
                    plan.skew(),
                    false),
            (arena, random) -> {}),
        new Fault(
            "scattered",
            "a sender with a partitioner of its own puts the records of a model on any partition",
            Plan::scattered,
            (arena, random) -> {}),
        new Fault(
            "clock-hour",
            "the senders' clocks are an hour ahead",
            plan -> plan.with(Duration.ofHours(1)),
            (arena, random) -> {}),
        new Fault(
            "clock-year",
            "the senders' clocks are a year behind",
            plan -> plan.with(Duration.ofDays(-365)),
            (arena, random) -> {}));
  }
}
