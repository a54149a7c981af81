package io.modeltrail.governance.reading;

import io.modeltrail.governance.gate.Condition;
import io.modeltrail.governance.gate.Mistake;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads what a gate or a watch requires.
final class ConditionReader {

  private final Flaws flaws;
  private final Function<String, Condition.Parsed> language;
  private final String expected;

  /// @param language compiles the condition
  /// @param expected for people
  ConditionReader(Flaws flaws, Function<String, Condition.Parsed> language, String expected) {
    this.flaws = flaws;
    this.language = language;
    this.expected = expected;
  }

  /// The condition at the key `require`; empty if it is not there, or wrong.
  Optional<Condition> read(Block block) {
    var text = block.text("require", expected);
    var place = block.at("require");
    if (text.isEmpty() || place == null || !(place.node() instanceof ScalarNode scalar)) {
      return Optional.empty();
    }
    return switch (language.apply(text.get())) {
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
