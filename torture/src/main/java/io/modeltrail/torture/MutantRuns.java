package io.modeltrail.torture;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.stack.Variant;
import io.modeltrail.torture.arena.Arena;
import io.modeltrail.torture.check.Violation;
import io.modeltrail.torture.fault.CommitPoints;
import io.modeltrail.torture.fault.Fault;
import io.modeltrail.torture.fault.Faults;
import io.modeltrail.torture.mutant.Build;
import io.modeltrail.torture.mutant.Edit;
import io.modeltrail.torture.mutant.Mutant;
import io.modeltrail.torture.mutant.Mutants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Tries whether the checker sees a broken service.
final class MutantRuns implements AutoCloseable {

  /// What is broken need not be waited for as long as what is slow. That nothing is only slow shows
  /// in the sound builds, which have as long.
  private static final Duration WITHIN = Duration.ofSeconds(20);

  /// As long as a sound service has after a fault.
  private static final Duration WITHIN_AFTER_FAULT = Duration.ofSeconds(60);

  private static final int ROUNDS = 3;

  private static final String CALM = "calm";

  private static final String HALT = "halt ";

  private final Installations installations;

  MutantRuns(Path folder, long seed) {
    this.installations = new Installations(folder, "mutants", seed);
  }

  /// A build that was made as those of mutants are, and is sound.
  void sound(Mutant build, Results results) throws InterruptedException {
    results.begin(build.name(), build.what());
    List<Violation> found;
    try {
      found = run(build);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      found = List.of(new Violation(Violation.Kind.NOT_CAUGHT_UP, build.name(), "it failed: " + e));
    }
    results.fault(build.name(), found);
  }

  /// Harm has to meet a moment, and may miss it: so up to three rounds.
  void mutant(Mutant mutant, Results results) throws InterruptedException {
    results.begin(mutant.name(), "mutant of " + mutant.service().module() + ": " + mutant.what());
    List<Violation> found = List.of();
    for (int i = 0; i < ROUNDS && found.isEmpty(); i++) {
      try {
        found = run(mutant);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        results.failed(e);
      }
    }
    results.mutant(mutant.name(), found);
  }

  private List<Violation> run(Mutant mutant) throws Exception {
    Rounds on = installations.rounds();
    Arena arena = on.arena();
    Path built =
        Build.of(Checkout.find(), mutant.service(), edits(mutant), arena.stack().folder().root());
    List<Violation> found;
    try {
      arena.replace(mutant.service(), new Variant(built, Map.of()));
      found = on.run(fault(mutant), within(mutant), true);
    } catch (Exception e) {
      installations.forget();
      throw e;
    }
    if (mutant.spoils() || !found.isEmpty()) {
      installations.forget(); // what it left must not count for the next one
    } else {
      arena.restore();
      Folders.delete(Objects.requireNonNull(built.getParent()));
    }
    return found;
  }

  private static Duration within(Mutant mutant) {
    return mutant.fault().equals(CALM) ? WITHIN : WITHIN_AFTER_FAULT;
  }

  private static List<Edit> edits(Mutant mutant) {
    List<Edit> edits = new ArrayList<>(mutant.edits());
    if (mutant.fault().startsWith(HALT)) {
      edits.addAll(Mutants.halting());
    }
    return edits;
  }

  private static Fault fault(Mutant mutant) {
    if (!mutant.fault().startsWith(HALT)) {
      return Faults.named(mutant.fault());
    }
    int space = mutant.fault().lastIndexOf(' ');
    return CommitPoints.at(
        mutant.service(),
        mutant.fault().substring(HALT.length(), space),
        Integer.parseInt(mutant.fault().substring(space + 1)));
  }

  @Override
  public void close() {
    installations.close();
  }
}
