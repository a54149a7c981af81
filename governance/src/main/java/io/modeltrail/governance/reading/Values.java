package io.modeltrail.governance.reading;

import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Single values. YAML takes some for numbers and other things, which are no texts.
final class Values {

  private static final int SHOWN_MAX = 60;

  private static final Map<Tag, String> KINDS =
      Map.of(
          Tag.BOOL, "true or false",
          Tag.INT, "a number",
          Tag.FLOAT, "a number",
          Tag.TIMESTAMP, "a date");

  private Values() {}

  static Optional<String> text(Place place, String expected, Flaws flaws) {
    if (!(place.node() instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
      flaws.add(place, "%s stands here".formatted(Block.kind(place.node())), expected);
      return Optional.empty();
    }
    if (scalar.getTag().equals(Tag.STR)) {
      return Optional.of(scalar.getValue());
    }
    var kind = KINDS.get(scalar.getTag());
    flaws.add(
        place,
        kind == null
            ? "It has the type %s".formatted(scalar.getTag())
            : "YAML reads %s as %s; in quotes it is a text".formatted(cut(scalar.getValue()), kind),
        expected);
    return Optional.empty();
  }

  static String cut(String text) {
    return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX - 1) + "…";
  }
}
