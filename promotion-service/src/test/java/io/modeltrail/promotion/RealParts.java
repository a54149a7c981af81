package io.modeltrail.promotion;

import io.modeltrail.service.testing.ServiceParts;

/// Real parts under the service.
public final class RealParts extends ServiceParts {

  public RealParts() {
    super("promotion");
  }
}
