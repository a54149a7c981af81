package io.modeltrail.governance.reading;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Single values. YAML takes some for numbers and other things, which are no texts.
final class Values {

  static final String NONE = "none";

  private static final int SHOWN_MAX = 60;
  private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,8}");

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

  /// A text that something can be called.
  ///
  /// @param noun what it names
  static Optional<String> named(
      Place place, String noun, Predicate<String> right, String expected, Flaws flaws) {
    var name = text(place, expected, flaws);
    if (name.isPresent() && !right.test(name.get())) {
      flaws.add(place, "\"%s\" is no name for %s".formatted(cut(name.get()), noun), expected);
      return Optional.empty();
    }
    return name;
  }

  /// Whether it is the word that takes something away.
  static boolean isNone(Place place) {
    return place.node() instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.STR)
        && scalar.getValue().equals(NONE);
  }

  /// A number in decimal digits, from 1.
  static Optional<Integer> whole(Place place, int most, Flaws flaws) {
    if (place.node() instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.INT)
        && WHOLE.matcher(scalar.getValue()).matches()) {
      var number = Integer.parseInt(scalar.getValue());
      if (number <= most) {
        return Optional.of(number);
      }
    }
    var found =
        place.node() instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
            ? "\"%s\" is no such number".formatted(cut(scalar.getValue()))
            : "%s stands here".formatted(Block.kind(place.node()));
    flaws.add(place, found, "a whole number, 1 to %,d".formatted(most));
    return Optional.empty();
  }

  static String cut(String text) {
    return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX - 1) + "…";
  }
}
