package io.modeltrail.registry;

import io.modeltrail.service.testing.ServiceParts;

/// Real parts under the service.
public final class RealParts extends ServiceParts {

  public RealParts() {
    super("registry");
  }
}
