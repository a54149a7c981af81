package io.modeltrail.audit.publication;

import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.util.List;

/// A place outside of the database where what was signed is kept.
interface Keeping extends AutoCloseable {

  /// From now on nobody who took it before can keep anything here, if the place can tell.
  ///
  /// @throws IOException if it cannot now
  default void take() throws IOException {}

  /// What was signed last, as far as this place knows. What others may have written there is left
  /// out.
  ///
  /// @throws IOException if it cannot tell now
  List<SignedCheckpoint> newest() throws IOException;

  /// Keeps it for good before it returns.
  ///
  /// @throws IOException if it cannot now
  void keep(SignedCheckpoint checkpoint) throws IOException;

  @Override
  default void close() {}
}
