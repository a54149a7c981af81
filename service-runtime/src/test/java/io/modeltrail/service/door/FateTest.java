package io.modeltrail.service.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.Actor;
import io.modeltrail.messaging.outcome.Outcome;
import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FateTest {

  private static final UUID ID = UUID.randomUUID();
  private static final Said<Actor> SAID = new Said<>(ID, new Actor(), new byte[] {1});

  @Test
  void what_was_decided_about_the_same_content_is_its_fate() {
    UUID first = UUID.randomUUID();
    assertThat(Fate.of(new Outcome.Applied(ID, Instant.EPOCH, new byte[] {1}, "/x"), SAID))
        .isEqualTo(new Fate.Applied(ID, "/x"));
    assertThat(Fate.of(new Outcome.Duplicate(ID, Instant.EPOCH, new byte[] {1}, first, "/x"), SAID))
        .isEqualTo(new Fate.Duplicate(ID, first, "/x"));
    assertThat(Fate.of(new Outcome.Refused(ID, Instant.EPOCH, new Refusal("BAD", "it is")), SAID))
        .isEqualTo(new Fate.Refused(ID, new Refusal("BAD", "it is")));
  }

  @Test
  void what_was_decided_about_other_content_under_the_same_id_is_no_answer() {
    Fate reused = new Fate.Refused(ID, Refusal.eventIdReused(ID));
    assertThat(Fate.of(new Outcome.Applied(ID, Instant.EPOCH, new byte[] {2}, "/x"), SAID))
        .isEqualTo(reused);
    assertThat(Fate.of(new Outcome.Duplicate(ID, Instant.EPOCH, new byte[] {2}, ID, "/x"), SAID))
        .isEqualTo(reused);
  }
}
