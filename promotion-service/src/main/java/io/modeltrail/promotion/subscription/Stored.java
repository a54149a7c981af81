package io.modeltrail.promotion.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// What is kept of subscriptions.
record Stored(
    Subscriptions subscriptions,
    SubscriptionTable table,
    DeliveryTable deliveries,
    SubscriptionConfig config) {

  @ApplicationScoped
  static class Keeper {

    @Produces
    @Singleton
    Stored stored(
        Subscriptions subscriptions,
        SubscriptionTable table,
        DeliveryTable deliveries,
        SubscriptionConfig config) {
      return new Stored(subscriptions, table, deliveries, config);
    }
  }
}
