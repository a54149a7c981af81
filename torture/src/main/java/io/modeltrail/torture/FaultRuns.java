package io.modeltrail.torture;

import io.modeltrail.torture.check.Violation;
import io.modeltrail.torture.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tries faults, all on one installation, so that what comes of earlier rounds is looked at again
/// after each; on a new one where an installation could not be made good again.
final class FaultRuns implements AutoCloseable {

  /// In which an installation has to catch up after a fault.
  private static final Duration WITHIN = Duration.ofSeconds(60);

  private final Path folder;
  private final long seed;
  private @Nullable Rounds rounds;
  private int installations;

  FaultRuns(Path folder, long seed) {
    this.folder = folder;
    this.seed = seed;
  }

  /// @return what was found. A round that could not be gone through is a violation, too: something
  ///   did not come back, or did not answer
  List<Violation> run(Fault fault) throws Exception {
    try {
      return rounds().run(fault, WITHIN, false);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      forget();
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped amid " + fault.name());
      }
      return List.of(
          new Violation(
              Violation.Kind.NOT_CAUGHT_UP, "round of " + fault.name(), "it failed: " + e));
    }
  }

  private Rounds rounds() throws Exception {
    Rounds running = rounds;
    if (running == null) {
      Path place = folder.resolve("faults-" + installations);
      running = Rounds.start(place, "t" + installations + "-", seed + installations);
      installations++;
      rounds = running;
    }
    return running;
  }

  private void forget() {
    if (rounds != null) {
      rounds.close();
      rounds = null;
    }
  }

  @Override
  public void close() {
    forget();
  }
}
