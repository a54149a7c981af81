package io.modeltrail.audit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.audit.coverage.SequenceKind.EntryRow;
import io.modeltrail.audit.coverage.SequenceKind.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceKindTest {

  private static final String NAMESPACE = "io.modeltrail.event.";

  @Test
  void a_topic_has_the_sequence_of_its_records() {
    assertThat(SequenceKind.of("model.registered")).contains(SequenceKind.VERSIONS);
    assertThat(SequenceKind.of("model.promoted.edge-7")).contains(SequenceKind.REVISIONS);
    assertThat(SequenceKind.of("promotion.changed")).contains(SequenceKind.STEPS);
    assertThat(SequenceKind.of("governance.applied")).contains(SequenceKind.GOVERNANCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.trained",
        "model.registered.dead-letter",
        "model.promoted.qa.dead-letter",
        "model.promoted"
      })
  void other_topics_have_none(String topic) {
    assertThat(SequenceKind.of(topic)).isEmpty();
  }

  @Test
  void whose_sequence_it_is_follows_from_the_entry() {
    assertThat(
            SequenceKind.REVISIONS.member(
                new EntryRow("model.promoted.qa", NAMESPACE + "ModelPromoted", "wine"), "3", null))
        .isEqualTo(new Member(SequenceKind.REVISIONS, "qa/wine", 3L));
    String promotion = "5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02";
    assertThat(
            SequenceKind.STEPS.member(
                new EntryRow("promotion.changed", NAMESPACE + "PromotionChanged", "wine"),
                "2",
                promotion))
        .isEqualTo(new Member(SequenceKind.STEPS, promotion, 2L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1.0", "99999999999999999999"})
  void what_is_no_number_is_none(String number) {
    EntryRow entry = new EntryRow("model.registered", NAMESPACE + "ModelRegistered", "wine");
    assertThat(SequenceKind.VERSIONS.member(entry, number, null).number()).isNull();
  }

  @Test
  void a_record_of_another_kind_has_none() {
    EntryRow entry = new EntryRow("model.registered", "org.example.Version", "wine");
    assertThat(SequenceKind.VERSIONS.member(entry, "1", null).number()).isNull();
  }
}
