package io.modeltrail.promotion.life;

import java.time.Instant;
import java.util.List;

/// The approvals that an emergency went without, and that have to follow.
///
/// @param required the roles that have not approved yet, at least one
/// @param dueAt when they have to have done it
public record Review(List<String> required, Instant dueAt) {

  public Review {
    required = List.copyOf(required);
    if (required.isEmpty()) {
      throw new IllegalArgumentException("Nobody has to review it");
    }
  }
}
