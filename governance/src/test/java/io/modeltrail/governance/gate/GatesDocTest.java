package io.modeltrail.governance.gate;

import static io.modeltrail.event.AssessmentKind.EVALUATION;
import static io.modeltrail.event.AssessmentKind.FINDING;
import static io.modeltrail.event.AssessmentKind.VALIDATION;
import static io.modeltrail.event.Conclusion.FAILED;
import static io.modeltrail.event.Conclusion.INFORMATION;
import static io.modeltrail.event.Conclusion.PASSED;
import static io.modeltrail.governance.gate.Versions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.CheckOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples of docs/gates.md do what they say.
class GatesDocTest {

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "^### ([^\\n]+)\\n\\n```cel\\n(.+?)\\n```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final String HOLDOUT = "holdout-2026";
  private static final String LATENCY = "latency-p99-ms";

  private record Pair(Story good, Story bad) {}

  /// By the example's heading: a version that passes and one that fails, both before [#champion].
  private static Map<String, Pair> pairs() {
    var pairs = new LinkedHashMap<String, Pair>();
    pairs.put(
        "Not worse than the champion, on the same test set",
        new Pair(onHoldout(0.899), onHoldout(0.88)));
    pairs.put("No group is left behind", new Pair(fair(0.88), fair(0.80)));
    pairs.put("Validated by somebody else", new Pair(validatedBy("bob"), validatedBy("ada")));
    pairs.put("No open finding", new Pair(plain(), plain().assessed(FINDING, FAILED, "bob")));
    pairs.put("The data has not drifted", new Pair(psi(0.1), psi(0.3)));
    pairs.put(
        "The artifact was read and is what was told",
        new Pair(plain().checked(CheckOutcome.VERIFIED), plain().checked(CheckOutcome.MISMATCH)));
    pairs.put(
        "Trained on data of the last 90 days",
        new Pair(dataUntil("2026-01-31T00:00:00Z"), dataUntil("2025-11-30T00:00:00Z")));
    pairs.put("Small and fast enough", new Pair(latency(42.0), latency(46.0)));
    pairs.put("Made from something new", new Pair(depth("4"), depth("3")));
    pairs.put("The base model's licence is accepted", new Pair(licence("mit"), licence("none")));
    pairs.put("Well calibrated, where it was measured", new Pair(plain(), calibration(0.2)));
    pairs.put(
        "Measured on enough rows, from a clean commit",
        new Pair(plain().commit("1a2b3c4", false), plain().commit("1a2b3c4", true)));
    return pairs;
  }

  static Map<String, String> examples() throws IOException {
    var text = Files.readString(Path.of("..", "docs", "gates.md"));
    var examples = new LinkedHashMap<String, String>();
    var matcher = EXAMPLE.matcher(text);
    while (matcher.find()) {
      examples.put(matcher.group(1), matcher.group(2));
    }
    assertThat(text.split("```cel", -1).length - 1).isEqualTo(examples.size());
    return examples;
  }

  @Test
  void every_example_is_tried() throws IOException {
    assertThat(examples()).containsOnlyKeys(pairs().keySet()).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void every_function_and_variable_is_described() throws IOException {
    var text = Files.readString(Path.of("..", "docs", "gates.md"));

    assertThat(Language.GATES.variableNames())
        .allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
    assertThat(Language.WATCHES.variableNames())
        .allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
    assertThat(Functions.NAMES).allSatisfy(name -> assertThat(text).contains("`" + name + "("));
  }

  @ParameterizedTest
  @MethodSource("names")
  void an_example_tells_good_from_bad(String name) throws IOException {
    var gate = Gate.of("example", examples().getOrDefault(name, ""));
    var pair = pairs().getOrDefault(name, new Pair(plain(), plain()));

    var good = judge(gate, pair.good());
    var bad = judge(gate, pair.bad());

    assertThat(good.outcome()).as(good.detail()).isEqualTo(Outcome.PASSED);
    assertThat(bad.outcome()).as(bad.detail()).isEqualTo(Outcome.FAILED);
  }

  static Stream<String> names() throws IOException {
    return examples().keySet().stream();
  }

  private static Judgement judge(Gate gate, Story version) {
    return gate.judge(GateInput.of(version.subject(), champion().subject(), NOW), Duration.ZERO);
  }

  private static Story champion() {
    return Story.of(3, Map.of("accuracy", 0.9, LATENCY, 40.0))
        .evaluation(HOLDOUT, null, Map.of("auc", 0.9));
  }

  private static Story plain() {
    return Story.of(4, Map.of("accuracy", 0.9));
  }

  private static Story onHoldout(double auc) {
    return plain().assessed(EVALUATION, INFORMATION, "pipeline", HOLDOUT, Map.of("auc", auc));
  }

  private static Story fair(double accuracy) {
    return plain()
        .evaluation("test", "country=DE", Map.of("accuracy", 0.9))
        .evaluation("test", "country=FR", Map.of("accuracy", accuracy));
  }

  private static Story validatedBy(String subject) {
    return plain().startedBy("ada").assessed(VALIDATION, PASSED, subject);
  }

  private static Story psi(double psi) {
    return plain().statistics(Map.of("psi", psi));
  }

  private static Story dataUntil(String time) {
    return plain().tags(Map.of("data-until", time));
  }

  private static Story latency(double millis) {
    return Story.of(4, Map.of(LATENCY, millis));
  }

  private static Story calibration(double error) {
    return Story.of(4, Map.of("calibration-error", error));
  }

  /// Beside a champion that was trained on the same data, with depth 3.
  private static Story depth(String depth) {
    return plain().parameters(Map.of("depth", depth));
  }

  private static Story licence(String licence) {
    return plain().basedOn("vine-1").tags(Map.of("base-licence", licence));
  }
}
