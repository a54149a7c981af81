package io.modeltrail.audit.publication;

import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.util.ArrayList;
import java.util.List;

/// A place in memory, which remembers all that it was given to keep.
final class Place implements Keeping {

  final List<SignedCheckpoint> kept = new ArrayList<>();

  @Override
  public synchronized List<SignedCheckpoint> newest() {
    return kept.isEmpty() ? List.of() : List.of(kept.getLast());
  }

  @Override
  public synchronized void keep(SignedCheckpoint checkpoint) {
    kept.add(checkpoint);
  }
}
