package io.modeltrail.audit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modeltrail.messaging.loop.Positions.Partition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GapTest {

  private static final Partition PARTITION = new Partition(new UUID(0, 1), "model.trained", 0);
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private static final List<Gap> GAPS =
      List.of(
          new Gap.Offsets(Gap.Reason.RETENTION, PARTITION, 5, 9L, NOW),
          new Gap.Offsets(Gap.Reason.TOPIC_CREATED_AGAIN, PARTITION, 5, null, NOW),
          new Gap.Outage(NOW.minusSeconds(7200), NOW));

  @Test
  void a_gap_is_read_as_it_is_written() {
    for (Gap gap : GAPS) {
      assertThat(Gap.parse(gap.detail())).isEqualTo(gap);
    }
    assertThat(GAPS.getFirst().detail())
        .containsEntry("reason", "RETENTION")
        .containsEntry("model.trained/00000000-0000-0000-0000-000000000001/0", "5-9");
  }

  @Test
  void what_is_no_gap_is_refused() {
    for (Map<String, String> detail :
        List.of(
            Map.<String, String>of(),
            Map.of("reason", "HOLIDAY"),
            Map.of("reason", "RETENTION"),
            Map.of("reason", "RETENTION", "a/b/c", "5-9", "foundAt", NOW.toString()),
            Map.of("reason", "OUTAGE", "since", NOW.toString()),
            Map.of("reason", "OUTAGE", "since", "+1000000-01-01T00:00:00Z", "until", "x"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> Gap.parse(detail));
    }
  }

  @Test
  void a_note_has_the_same_id_however_often_it_is_made_and_another_one_another() {
    assertThat(CoverageNote.of(GAPS.get(0), NOW).eventId())
        .isEqualTo(CoverageNote.of(GAPS.get(0), NOW).eventId())
        .isNotEqualTo(CoverageNote.of(GAPS.get(1), NOW).eventId())
        .isNotEqualTo(CoverageNote.of(GAPS.get(0), NOW.plusMillis(1)).eventId());
    assertThat(CoverageNote.of(List.of(), NOW).eventId())
        .isNotEqualTo(CoverageNote.of(List.of(), NOW.plusMillis(1)).eventId());
    assertThat(CoverageNote.of(GAPS.get(0), NOW).count()).isEqualTo(4);
    assertThat(CoverageNote.of(GAPS.get(1), NOW).count()).isNull();
  }
}
