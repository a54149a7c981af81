package io.modeltrail.audit.publication;

import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.util.List;

/// A place outside of the database where what was signed is kept.
interface Keeping {

  /// What was signed last, as far as this place knows; perhaps some from before besides, and
  /// perhaps what others have written there.
  ///
  /// @throws IOException if it cannot tell now
  List<SignedCheckpoint> newest() throws IOException;

  /// Keeps it for good before it returns.
  ///
  /// @throws IOException if it cannot now
  void keep(SignedCheckpoint checkpoint) throws IOException;
}
