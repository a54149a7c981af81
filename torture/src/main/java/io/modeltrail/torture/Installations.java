package io.modeltrail.torture;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One installation after the other: rounds go on with the one that runs, until it is of no use any
/// more.
final class Installations implements AutoCloseable {

  private final Path folder;
  private final String name;
  private final long seed;
  private @Nullable Rounds rounds;
  private int count;

  /// @param name what their folders and all that is in them are named after
  Installations(Path folder, String name, long seed) {
    this.folder = folder;
    this.name = name;
    this.seed = seed;
  }

  /// On the one that runs, or on a new one.
  Rounds rounds() throws Exception {
    Rounds running = rounds;
    if (running == null) {
      Path place = folder.resolve("%s-%d".formatted(name, count));
      running = Rounds.start(place, "%s%d-".formatted(name.charAt(0), count), seed + count);
      count++;
      rounds = running;
    }
    return running;
  }

  /// The next round has an installation of its own.
  void forget() {
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
