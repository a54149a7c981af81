package io.modeltrail.promotion;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A service of its own, with parts of its own: what its tests change, no other test sees. A
/// promotion waits two seconds for its version; five of a model to an environment can wait.
public final class ShortWait implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "modeltrail.promotion.wait-for-version", "2S", "modeltrail.promotion.open-max", "5");
  }
}
