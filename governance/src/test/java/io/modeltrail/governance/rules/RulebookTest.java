package io.modeltrail.governance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.Actor;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.rules.Consideration.Accepted;
import io.modeltrail.governance.rules.Consideration.Refused;
import io.modeltrail.governance.rules.Consideration.Repeated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulebookTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TEXT = text("version > 0");
  private static final String OTHER = text("version > 1");

  private final Rulebook rulebook = new Rulebook();

  @Test
  void an_empty_rulebook_has_nothing() {
    assertThat(rulebook.newest()).isEmpty();
    assertThat(rulebook.inForceAt(START)).isEmpty();
    assertThat(rulebook.revision(1)).isEmpty();
    assertThat(rulebook.all()).isEmpty();
  }

  @Test
  void revisions_follow_one_another() {
    rulebook.consider(record(1, 1, TEXT, null), START);
    var second =
        rulebook.consider(record(2, 2, OTHER, GovernanceFile.digest(TEXT)), START.plusSeconds(10));

    assertThat(second).isInstanceOf(Accepted.class);
    assertThat(rulebook.all()).extracting(Rules::revision).containsExactly(1L, 2L);
    assertThat(rulebook.newest().orElseThrow().text()).isEqualTo(OTHER);
    assertThat(rulebook.revision(1).orElseThrow().text()).isEqualTo(TEXT);
    assertThat(rulebook.revision(0)).isEmpty();
    assertThat(rulebook.revision(3)).isEmpty();
  }

  @Test
  void what_applied_then_judges_what_happened_then() {
    rulebook.consider(record(1, 1, TEXT, null), START);
    rulebook.consider(record(2, 2, OTHER, null), START.plusSeconds(10));

    assertThat(inForce(START.minusSeconds(1))).isEqualTo(1);
    assertThat(inForce(START)).isEqualTo(1);
    assertThat(inForce(START.plusMillis(9_999))).isEqualTo(1);
    assertThat(inForce(START.plusSeconds(10))).isEqualTo(1);
    assertThat(inForce(START.plusSeconds(10).plusMillis(1))).isEqualTo(2);
    assertThat(inForce(START.plusSeconds(99))).isEqualTo(2);
  }

  @Test
  void the_same_event_again_changes_nothing() {
    rulebook.consider(record(1, 1, TEXT, null), START);

    var again = rulebook.consider(record(1, 1, TEXT, null), START.plusSeconds(5));

    assertThat(again).isEqualTo(new Repeated(rulebook.newest().orElseThrow()));
    assertThat(rulebook.newest().orElseThrow().appliedAt()).isEqualTo(START);
    assertThat(refusal(record(1, 1, OTHER, null))).isEqualTo("EVENT_ID_REUSED");
  }

  @Test
  void what_does_not_follow_is_refused() {
    assertThat(refusal(record(1, 2, TEXT, null))).isEqualTo("REVISION_TAKEN");
    assertThat(refusal(record(1, 0, TEXT, null))).isEqualTo("REVISION_TAKEN");
    assertThat(refusal(record(1, 1, TEXT, GovernanceFile.digest(TEXT))))
        .isEqualTo("RULES_CHANGED_MEANWHILE");
    rulebook.consider(record(1, 1, TEXT, null), START);

    assertThat(refusal(record(2, 1, OTHER, null))).isEqualTo("REVISION_TAKEN");
    assertThat(refusal(record(2, 3, OTHER, null))).isEqualTo("REVISION_TAKEN");
    assertThat(refusal(record(2, 2, OTHER, GovernanceFile.digest(OTHER))))
        .isEqualTo("RULES_CHANGED_MEANWHILE");
  }

  @Test
  void a_text_that_is_not_the_digests_is_refused() {
    var record = record(1, 1, TEXT, null);
    record.setText(OTHER);

    assertThat(refusal(record)).isEqualTo("DIGEST_MISMATCH");
  }

  @Test
  void unsound_rules_are_refused_and_say_why() {
    var refused = (Refused) rulebook.consider(record(1, 1, "environments: 7", null), START);

    assertThat(refused.code()).isEqualTo("UNSOUND_GOVERNANCE");
    assertThat(refused.detail())
        .startsWith("2 wrong: line 1, column 1: There is no \"workspaces\"");
  }

  @Test
  void a_check_changes_nothing() {
    var accepted = rulebook.check(record(1, 1, TEXT, null), START);

    assertThat(accepted).isInstanceOf(Accepted.class);
    assertThat(rulebook.all()).isEmpty();
  }

  /// Each number is a record: which revision it claims, which text, and from which digest on.
  @Property(tries = 200)
  void revisions_have_no_gaps_and_refusals_change_nothing(
      @ForAll @Size(max = 30) List<@IntRange(max = 59) Integer> records) {
    var book = new Rulebook();
    var at = START;
    for (var one : records) {
      var before = book.all();
      at = at.plusSeconds(one % 3);
      var previous = one % 2 == 0 ? null : GovernanceFile.digest(one % 5 == 0 ? TEXT : OTHER);

      var consideration =
          book.consider(record(one, 1 + one % 4, one % 3 == 0 ? TEXT : OTHER, previous), at);

      if (consideration instanceof Accepted(var rules)) {
        var after = new ArrayList<>(before);
        after.add(rules);
        assertThat(book.all()).isEqualTo(after);
      } else {
        assertThat(book.all()).isEqualTo(before);
      }
    }
    for (var i = 0; i < book.all().size(); i++) {
      assertThat(book.all().get(i).revision()).isEqualTo(i + 1);
    }
  }

  @Property(tries = 200)
  void later_is_never_judged_by_older_rules(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 20) Integer> gaps,
      @ForAll @IntRange(min = -5, max = 120) int one,
      @ForAll @IntRange(min = -5, max = 120) int other) {
    var book = new Rulebook();
    var at = START;
    for (var i = 0; i < gaps.size(); i++) {
      at = at.plusSeconds(gaps.get(i));
      book.consider(record(i, i + 1, TEXT, null), at);
    }

    var earlier = book.inForceAt(START.plusSeconds(Math.min(one, other))).orElseThrow();
    var later = book.inForceAt(START.plusSeconds(Math.max(one, other))).orElseThrow();

    assertThat(earlier.revision()).isLessThanOrEqualTo(later.revision());
    assertThat(
            later.revision() == 1
                || later.appliedAt().isBefore(START.plusSeconds(Math.max(one, other))))
        .isTrue();
  }

  private long inForce(Instant time) {
    return rulebook.inForceAt(time).orElseThrow().revision();
  }

  private String refusal(GovernanceApplied record) {
    return ((Refused) rulebook.consider(record, START.plusSeconds(1))).code();
  }

  private static GovernanceApplied record(
      int id, long revision, String text, @Nullable String previousDigest) {
    return GovernanceApplied.newBuilder()
        .setEventId(new UUID(7, id))
        .setActor(Actor.newBuilder().build())
        .setRevision(revision)
        .setDigest(GovernanceFile.digest(text))
        .setText(text)
        .setPreviousDigest(previousDigest)
        .build();
  }

  private static String text(String require) {
    return """
    environments:
      - name: dev
        gates: [{name: g, require: %s}]
    workspaces:
      - {name: default, register: at-training, serves: [dev]}
    """
        .formatted(require);
  }
}
