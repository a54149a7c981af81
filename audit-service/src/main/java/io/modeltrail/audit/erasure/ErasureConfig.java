package io.modeltrail.audit.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much is erased at once.
@ConfigMapping(prefix = "modeltrail.erasure")
public interface ErasureConfig {

  /// Most entries of one note in the log, which are one transaction.
  @WithDefault("2000")
  int entriesAtOnce();

  /// Most entries of one request.
  @WithDefault("1000000")
  int entriesMax();

  /// Payloads that one statement looks through for a person.
  @WithDefault("10000")
  int searchedAtOnce();
}
