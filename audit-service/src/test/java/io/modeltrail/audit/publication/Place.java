package io.modeltrail.audit.publication;

import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A place in memory, which remembers all that it was given to keep.
final class Place implements Keeping {

  final List<SignedCheckpoint> kept = new ArrayList<>();

  /// Whether another has taken it.
  boolean isTaken;

  @Override
  public synchronized List<SignedCheckpoint> newest() {
    return kept.isEmpty() ? List.of() : List.of(kept.getLast());
  }

  @Override
  public synchronized void keep(SignedCheckpoint checkpoint) throws IOException {
    if (isTaken) {
      throw new IOException("another has it");
    }
    kept.add(checkpoint);
  }
}
