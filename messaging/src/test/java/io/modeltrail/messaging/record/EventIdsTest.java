package io.modeltrail.messaging.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {

  private static final UUID CAUSE = UUID.fromString("00000000-0000-4000-8000-000000000001");

  /// Ids stand in logs and trails: they must never change.
  @Test
  void the_same_fact_has_the_same_id_for_ever() {
    assertThat(EventIds.derived("model.registered", CAUSE, "models/wine/versions/3", 1))
        .isEqualTo(UUID.fromString("f9c99806-2d71-5423-aa81-396c1498a731"));
  }

  @Test
  void ids_are_of_version_5() {
    UUID id = EventIds.named("a");
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void parts_do_not_run_together() {
    assertThat(EventIds.named("ab", "c")).isNotEqualTo(EventIds.named("a", "bc"));
  }
}
