package io.modeltrail.governance.reading;

import io.modeltrail.governance.Names;
import io.modeltrail.governance.gate.Condition;
import io.modeltrail.governance.gate.Gate;
import io.modeltrail.governance.gate.Mistake;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads one gate.
final class GateReader {

  private static final String CONDITION_EXPECTED =
      "a condition in CEL, such as metrics.accuracy >= 0.8";

  /// The JSON Schema of the file has it too; a test compares. Nine digits cannot overflow.
  static final Pattern DURATION =
      Pattern.compile(
          "P(?!$)([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}S)?)?");

  private final Flaws flaws;

  GateReader(Flaws flaws) {
    this.flaws = flaws;
  }

  /// @param names of the environment's gates so far; this one's is added
  Optional<Gate> read(Block block, Set<String> names) {
    var name = block.name("a gate", Names::isGate, Names.GATE_NAME_EXPECTED, names);
    var condition = condition(block);
    var wait = wait(block);
    return name.flatMap(one -> condition.map(require -> new Gate(one, require, wait.orElse(null))));
  }

  /// How long the gate waits; empty if it does not, or says it wrongly.
  private Optional<Duration> wait(Block block) {
    var text = block.text("wait", Gate.WAIT_EXPECTED);
    var place = block.at("wait");
    if (text.isEmpty() || place == null) {
      return Optional.empty();
    }
    if (!DURATION.matcher(text.get()).matches()) {
      flaws.add(
          place,
          "\"%s\" is no length of time".formatted(Values.cut(text.get())),
          Gate.WAIT_EXPECTED);
      return Optional.empty();
    }
    var wait = Duration.parse(text.get());
    if (!Gate.isWait(wait)) {
      flaws.add(
          place,
          "%s is too %s"
              .formatted(text.get(), wait.compareTo(Gate.WAIT_MIN) < 0 ? "short" : "long"),
          Gate.WAIT_EXPECTED);
      return Optional.empty();
    }
    return Optional.of(wait);
  }

  private Optional<Condition> condition(Block block) {
    var text = block.text("require", CONDITION_EXPECTED);
    var place = block.at("require");
    if (text.isEmpty() || place == null || !(place.node() instanceof ScalarNode scalar)) {
      return Optional.empty();
    }
    return switch (Condition.parse(text.get())) {
      case Condition.Sound(var condition) -> Optional.of(condition);
      case Condition.Unsound(var mistakes) -> {
        mistakes.forEach(mistake -> flaws.add(flaw(mistake, scalar, place.path())));
        yield Optional.empty();
      }
    };
  }

  /// Where in the file a mistake in the condition stands: exactly in a text on one line, plain or
  /// in quotes, and in a block after `|`. Where YAML joins lines, at the text's beginning.
  private Flaw flaw(Mistake mistake, ScalarNode scalar, String path) {
    var line = Flaws.line(scalar);
    var column = Flaws.column(scalar);
    var style = scalar.getScalarStyle();
    if (style == ScalarStyle.LITERAL) {
      column = flaws.indentationAfter(line) + mistake.column();
      line += mistake.line();
    } else if (scalar.getStartMark().getLine() == scalar.getEndMark().getLine()) {
      column += mistake.column() - 1 + (style == ScalarStyle.PLAIN ? 0 : 1);
    }
    return new Flaw(line, column, path, mistake.reason(), mistake.expected());
  }
}
