package io.modeltrail.governance.reading;

import io.modeltrail.governance.Names;
import io.modeltrail.governance.gate.Condition;
import io.modeltrail.governance.gate.Gate;
import io.modeltrail.governance.gate.Mistake;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads one gate.
final class GateReader {

  private static final String CONDITION_EXPECTED =
      "a condition in CEL, such as metrics.accuracy >= 0.8";

  private final Flaws flaws;

  GateReader(Flaws flaws) {
    this.flaws = flaws;
  }

  /// @param names of the environment's gates so far; this one's is added
  Optional<Gate> read(Block block, Set<String> names) {
    var name = block.name("a gate", Names::isGate, Names.GATE_NAME_EXPECTED, names);
    var condition = condition(block);
    return name.flatMap(one -> condition.map(require -> new Gate(one, require)));
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
