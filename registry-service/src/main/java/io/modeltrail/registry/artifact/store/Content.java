package io.modeltrail.registry.artifact.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// What is asked of an artifact besides its digest.
///
/// @param bytesMax the most that it may have
/// @param check reads it whole
public record Content(long bytesMax, Check check) {

  /// Says what is wrong with an artifact, if anything is.
  @FunctionalInterface
  public interface Check {
    Optional<Deposit.Refused> flaw(InputStream bytes) throws IOException;
  }

  /// Any bytes.
  public static Content bytes(long bytesMax) {
    return new Content(bytesMax, bytes -> Optional.empty());
  }
}
