package io.modeltrail.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.governance.gate.Gate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {

  private static final Gate FLOOR = Gate.of("floor", "metrics.accuracy >= 0.8");
  private static final After AFTER_DEV = new After("dev", false);
  private static final Environment DEV = new Environment("dev", null, true, List.of());
  private static final Environment QA = new Environment("qa", AFTER_DEV, true, List.of(FLOOR));
  private static final Governance BEFORE = governance(List.of(DEV, QA), "dev", "qa");

  @Test
  void the_same_has_no_changes() {
    assertThat(governance(List.of(DEV, QA), "dev", "qa").changes(BEFORE)).isEmpty();
  }

  @Test
  void environments_come_and_go() {
    var stage = new Environment("stage", AFTER_DEV, false, List.of());

    assertThat(governance(List.of(DEV, stage), "dev", "stage").changes(BEFORE))
        .containsExactly(
            "environment qa is removed",
            "environment stage is added: after dev, promoted when asked for, no gates",
            "workspace default serves dev, stage, before dev, qa");
  }

  @Test
  void a_new_order_is_told() {
    var free = new Environment("qa", null, true, List.of(FLOOR));

    assertThat(governance(List.of(free, DEV), "dev", "qa").changes(BEFORE))
        .containsExactly(
            "environment qa comes after none, before after dev",
            "environments stand in another order: qa, dev, before dev, qa");
  }

  @Test
  void gates_are_told_with_what_they_require() {
    var stricter = Gate.of("floor", "metrics.accuracy >= 0.9");
    var more = Gate.of("more", "version > 1");

    assertThat(
            governance(
                    List.of(DEV, new Environment("qa", AFTER_DEV, false, List.of(stricter, more))),
                    "dev",
                    "qa")
                .changes(BEFORE))
        .containsExactly(
            "environment qa: versions are promoted when asked for, before promoted automatically",
            "environment qa: gate \"floor\" requires metrics.accuracy >= 0.9, before"
                + " metrics.accuracy >= 0.8",
            "environment qa: gate \"more\" is added: version > 1");
    assertThat(
            governance(List.of(DEV, new Environment("qa", AFTER_DEV, true, List.of())), "dev", "qa")
                .changes(BEFORE))
        .containsExactly("environment qa: gate \"floor\" is removed");
  }

  @Test
  void waiting_times_are_told() {
    var patient =
        new Environment("qa", AFTER_DEV, true, List.of(FLOOR.waiting(Duration.ofDays(3))));

    assertThat(governance(List.of(DEV, patient), "dev", "qa").changes(BEFORE))
        .containsExactly("environment qa: gate \"floor\" waits P3D, before for nothing");
    assertThat(BEFORE.changes(governance(List.of(DEV, patient), "dev", "qa")))
        .containsExactly("environment qa: gate \"floor\" waits for nothing, before P3D");
  }

  @Test
  void that_the_same_code_will_do_is_told() {
    var retrained = new Environment("qa", new After("dev", true), true, List.of(FLOOR));

    assertThat(governance(List.of(DEV, retrained), "dev", "qa").changes(BEFORE))
        .containsExactly("environment qa comes after dev by the same code, before after dev");
  }

  @Test
  void what_does_not_fit_together_is_no_governance() {
    assertThatThrownBy(() -> governance(List.of(QA, DEV), "dev", "qa"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> governance(List.of(DEV, DEV), "dev"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> governance(List.of(DEV, QA), "dev"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> governance(List.of(DEV), "dev", "qa"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Environment("qa", null, true, List.of(FLOOR, FLOOR)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FLOOR.waiting(Duration.ofSeconds(59)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FLOOR.waiting(Duration.ofDays(31)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new After("-dev", true)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Governance governance(List<Environment> environments, String... serves) {
    return new Governance(
        environments, List.of(new Workspace("default", Registration.AT_TRAINING, List.of(serves))));
  }
}
