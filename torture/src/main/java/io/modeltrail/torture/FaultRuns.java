package io.modeltrail.torture;

import io.modeltrail.torture.check.Violation;
import io.modeltrail.torture.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Tries faults, all on one installation, so that what comes of earlier rounds is looked at again
/// after each; on a new one where an installation could not be made good again.
final class FaultRuns implements AutoCloseable {

  /// In which an installation has to catch up after a fault.
  private static final Duration WITHIN = Duration.ofSeconds(60);

  private final Installations installations;

  FaultRuns(Path folder, long seed) {
    this.installations = new Installations(folder, "faults", seed);
  }

  /// Tries one, and tells what was found.
  void run(Fault fault, Results results) throws Exception {
    results.begin(fault.name(), fault.what());
    Optional<String> obstacle = fault.obstacle().here();
    if (obstacle.isPresent()) {
      results.skipped(fault.name(), obstacle.get());
    } else {
      results.fault(fault.name(), run(fault));
    }
  }

  /// @return what was found. A round that could not be gone through is a violation, too: something
  ///   did not come back, or did not answer
  private List<Violation> run(Fault fault) throws Exception {
    try {
      return installations.rounds().run(fault, WITHIN, false);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      installations.forget();
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped amid " + fault.name());
      }
      return List.of(
          new Violation(
              Violation.Kind.NOT_CAUGHT_UP, "round of " + fault.name(), "it failed: " + e));
    }
  }

  @Override
  public void close() {
    installations.close();
  }
}
