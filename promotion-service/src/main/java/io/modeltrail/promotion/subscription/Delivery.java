package io.modeltrail.promotion.subscription;

import java.util.List;
import java.util.UUID;

/// An event that is to be delivered now, by whoever has the claim.
///
/// @param number of deliveries in their order
/// @param claim for as long as the lease
/// @param attempts with this one
record Delivery(long number, UUID claim, int attempts, Target target, Message message) {

  /// @param secrets all of them sign
  record Target(UUID subscription, String url, List<Secret> secrets) {}

  record Message(UUID eventId, byte[] body) {}
}
