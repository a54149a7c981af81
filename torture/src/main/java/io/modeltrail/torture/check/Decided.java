package io.modeltrail.torture.check;

import io.modeltrail.torture.history.Said;
import java.util.Objects;
import java.util.UUID;

/// A decision about a promotion, and the person whose it is. One who approves until it shows may
/// say the same more than once.
record Decided(UUID promotion, String subject) {

  static Decided of(Said said) {
    return new Decided(
        Objects.requireNonNull(said.promotionId()), Objects.requireNonNull(said.subject()));
  }
}
