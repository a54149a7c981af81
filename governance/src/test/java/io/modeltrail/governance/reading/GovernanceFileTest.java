package io.modeltrail.governance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.governance.After;
import io.modeltrail.governance.Registration;
import io.modeltrail.governance.reading.Reading.Sound;
import io.modeltrail.governance.reading.Reading.Unsound;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GovernanceFileTest {

  static List<Broken> broken() {
    return Broken.all();
  }

  @Test
  void a_good_file_is_read() {
    var sound = (Sound) GovernanceFile.read(Broken.GOOD);

    assertThat(sound.digest())
        .isEqualTo(GovernanceFile.digest(Broken.GOOD))
        .matches("[0-9a-f]{64}");
    var qa = sound.governance().environment("qa").orElseThrow();
    assertThat(qa.after()).isEqualTo(new After("dev", false));
    assertThat(qa.automatic()).isTrue();
    assertThat(qa.gates().getFirst().require()).isEqualTo("metrics.accuracy >= 0.80");
    var workspace = sound.governance().workspace("default").orElseThrow();
    assertThat(workspace.register()).isEqualTo(Registration.AT_TRAINING);
    assertThat(workspace.serves()).containsExactly("dev", "qa");
  }

  @Test
  void what_is_not_promoted_automatically_is_promoted_when_asked_for() {
    var text = Broken.GOOD.replace("name: dev\n    promote: automatically", "name: dev");

    var sound = (Sound) GovernanceFile.read(text);

    assertThat(sound.governance().environment("dev").orElseThrow().automatic()).isFalse();
  }

  @Test
  void the_same_code_will_do_where_the_file_says_so() {
    assertThat(afterOfQa("{environment: dev, same: code}")).isEqualTo(new After("dev", true));
    assertThat(afterOfQa("{environment: dev}")).isEqualTo(new After("dev", false));
  }

  private static @Nullable After afterOfQa(String after) {
    var sound = (Sound) GovernanceFile.read(Broken.GOOD.replace("after: dev", "after: " + after));
    return sound.governance().environment("qa").orElseThrow().after();
  }

  @Test
  void a_gate_waits_as_long_as_the_file_says() {
    assertThat(waitOfTheGate("PT1M")).isEqualTo(Duration.ofMinutes(1));
    assertThat(waitOfTheGate("P30D")).isEqualTo(Duration.ofDays(30));
    assertThat(waitOfTheGate("P1DT2H3M4S"))
        .isEqualTo(Duration.ofDays(1).plusHours(2).plusMinutes(3).plusSeconds(4));
    assertThat(((Sound) GovernanceFile.read(Broken.GOOD)).governance().environments())
        .allSatisfy(one -> assertThat(one.gates()).allMatch(gate -> gate.waits() == null));
  }

  private static @Nullable Duration waitOfTheGate(String wait) {
    var text =
        Broken.GOOD.replace("- name: accuracy", "- wait: " + wait + "\n        name: accuracy");
    var sound = (Sound) GovernanceFile.read(text);
    return sound.governance().environment("qa").orElseThrow().gates().getFirst().waits();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void each_mistake_is_told_with_its_place(Broken broken) {
    var unsound = (Unsound) GovernanceFile.read(broken.text());

    // What a workspace serves under a name that is no longer there is wrong as well.
    var flaws =
        unsound.flaws().stream()
            .filter(one -> !one.reason().matches("There is no environment (qa|dev)( .*)?"))
            .toList();
    assertThat(flaws).hasSize(1);
    var flaw = flaws.getFirst();
    assertThat(flaw.reason()).startsWith(broken.reason());
    assertThat(List.of(flaw.line(), flaw.column(), flaw.path()))
        .isEqualTo(List.of(broken.line(), broken.column(), broken.path()));
    assertThat(flaw.expected()).isNotBlank();
  }

  @Test
  void all_mistakes_are_told_at_once_in_the_order_of_the_file() {
    var text =
        Broken.GOOD
            .replace("promote: automatically\n  - name: qa", "soak: P1D\n  - name: qa")
            .replace("after: dev", "after: prod")
            .replace("metrics.accuracy", "metric.accuracy")
            .replace("at-training", "later");

    var unsound = (Unsound) GovernanceFile.read(text);

    assertThat(unsound.flaws()).extracting(Flaw::line).containsExactly(3, 5, 9, 11);
  }

  @Test
  void not_more_than_a_hundred_mistakes_are_told() {
    var text =
        "environments: [" + "7, ".repeat(49) + "7]\nworkspaces: [" + "7, ".repeat(900) + "7]";

    var unsound = (Unsound) GovernanceFile.read(text);

    assertThat(unsound.flaws()).hasSize(GovernanceFile.FLAWS_MAX);
  }

  @Test
  void limits_are_inclusive() {
    assertThat(GovernanceFile.read(many(50, 50, 1_000))).isInstanceOf(Sound.class);
    assertThat(reasons(many(51, 1, 1))).contains("51 elements");
    assertThat(reasons(many(1, 51, 1))).contains("51 elements");
    assertThat(reasons(many(1, 1, 1_001))).contains("1,001 elements");
    var longest = Broken.GOOD + "#".repeat(GovernanceFile.BYTES_MAX - Broken.GOOD.length());
    assertThat(GovernanceFile.read(longest)).isInstanceOf(Sound.class);
    assertThat(reasons(longest + "#")).containsExactly("The text has 131,073 bytes");
  }

  @Test
  void nothing_is_no_governance() {
    assertThat(reasons("")).containsExactly("There is nothing in it");
    assertThat(reasons("# only this")).containsExactly("There is nothing in it");
    assertThat(reasons("text")).containsExactly("A single value stands here");
    assertThat(reasons("[1]")).containsExactly("A list stands here");
  }

  @Property(tries = 500)
  void no_text_makes_it_throw(@ForAll String text) {
    assertThat(GovernanceFile.read(text)).isInstanceOf(Unsound.class);
  }

  private static List<String> reasons(String text) {
    return ((Unsound) GovernanceFile.read(text)).flaws().stream().map(Flaw::reason).toList();
  }

  private static String many(int environments, int gates, int workspaces) {
    var names = IntStream.range(0, environments).mapToObj("e%d"::formatted).toList();
    var gatesText =
        IntStream.range(0, gates)
            .mapToObj("{name: g%d, require: version>1}"::formatted)
            .collect(Collectors.joining(","));
    return names.stream()
            .map(
                name ->
                    "- {name: %s, gates: [%s]}\n"
                        .formatted(name, name.equals("e0") ? gatesText : ""))
            .collect(Collectors.joining("", "environments:\n", "workspaces:\n"))
        + IntStream.range(0, workspaces)
            .mapToObj(
                i ->
                    "- {name: w%d, register: at-training, serves: %s}\n"
                        .formatted(i, i == 0 ? names : "[e0]"))
            .collect(Collectors.joining());
  }
}
