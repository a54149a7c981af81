package io.modeltrail.registry;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Requests for deployment wait a short time only.
public class ShortWait implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("modeltrail.registry.wait-for-run", "PT3S", "modeltrail.timers.every", "0.2s");
  }
}
