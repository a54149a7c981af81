package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.util.Optional;

/// Where a witness remembers what it has cosigned last. What is forgotten here may be contradicted.
public interface WitnessMemory {

  /// With the witness's cosignature; empty if there is none of this log.
  ///
  /// @throws IOException also if what is there is no checkpoint
  Optional<SignedCheckpoint> newest(String origin) throws IOException;

  /// Stores for good before it returns, in place of what was there. After a failure either may be.
  void replace(SignedCheckpoint newest) throws IOException;
}
