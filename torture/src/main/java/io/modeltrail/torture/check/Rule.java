package io.modeltrail.torture.check;

import java.io.IOException;

/// One part of the promise.
@FunctionalInterface
interface Rule {

  /// @throws IOException if something could not be read; then nothing can be said
  void check(Evidence evidence, Findings findings) throws IOException;
}
