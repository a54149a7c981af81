package io.modeltrail.governance.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A mapping whose keys have been checked. What is asked of it and is not there, or is of another
/// kind, is told to the flaws once.
final class Block {

  private final Place place;
  private final Flaws flaws;
  private final Map<String, Place> values = new LinkedHashMap<>();

  private Block(Place place, Flaws flaws) {
    this.place = place;
    this.flaws = flaws;
  }

  static Optional<Block> of(Place place, Keys keys, Flaws flaws) {
    if (!(place.node() instanceof MappingNode mapping) || !mapping.getTag().equals(Tag.MAP)) {
      flaws.add(place, "%s stands here".formatted(kind(place.node())), keys.expected());
      return Optional.empty();
    }
    var block = new Block(place, flaws);
    mapping.getValue().forEach(pair -> block.put(pair.getKeyNode(), pair.getValueNode(), keys));
    for (var key : keys.required()) {
      if (!block.values.containsKey(key)) {
        flaws.add(place, "There is no \"%s\"".formatted(key), keys.expected());
      }
    }
    return Optional.of(block);
  }

  private void put(Node keyNode, Node value, Keys keys) {
    if (!(keyNode instanceof ScalarNode scalar)) {
      flaws.add(
          new Place(keyNode, place.path()),
          "%s stands as a key".formatted(kind(keyNode)),
          keys.expected());
      return;
    }
    var key = scalar.getValue();
    var known = place.in(key, keyNode);
    if (!keys.knows(key)) {
      flaws.add(
          known,
          "\"%s\" is not known here%s".formatted(Values.cut(key), keys.hint(key)),
          keys.expected());
    } else if (values.putIfAbsent(key, place.in(key, value)) != null) {
      flaws.add(known, "\"%s\" stands here a second time".formatted(key), "each key once");
    }
  }

  Place place() {
    return place;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /// What stands at the keys that are known, in the order of the file.
  Map<String, Place> values() {
    return values;
  }

  /// Whether the word that takes something away stands there.
  boolean saysNone(String key) {
    var at = values.get(key);
    return at != null && Values.isNone(at);
  }

  @Nullable Place at(String key) {
    return values.get(key);
  }

  /// The text at the key. Empty if it is not there, which was told if it has to be, or is no text.
  Optional<String> text(String key, String expected) {
    var at = values.get(key);
    return at == null ? Optional.empty() : Values.text(at, expected, flaws);
  }

  /// One of the words that the key can have. Empty if it is not there, or is another.
  Optional<String> word(String key, List<String> words, String expected) {
    var at = values.get(key);
    var word = text(key, expected);
    if (at != null && word.isPresent() && !words.contains(word.get())) {
      var hint = Keys.hint(word.get(), words);
      flaws.add(at, "\"%s\" is not known%s".formatted(Values.cut(word.get()), hint), expected);
      return Optional.empty();
    }
    return word;
  }

  /// What is meant by one of the words that the key can have. Empty if it is not there, or another.
  ///
  /// @param word that of each of the values
  <T> Optional<T> oneOf(String key, List<T> values, Function<T, String> word) {
    var words = values.stream().map(word).toList();
    return word(key, words, String.join(" or ", words))
        .flatMap(said -> values.stream().filter(one -> word.apply(one).equals(said)).findFirst());
  }

  /// The whole number at the key, from 1.
  Optional<Integer> whole(String key, int most) {
    var at = values.get(key);
    return at == null ? Optional.empty() : Values.whole(at, most, flaws);
  }

  /// What is called so at the key. Empty if it is not there, or wrong.
  ///
  /// @param noun what it names
  Optional<String> named(String key, String noun, Predicate<String> right, String expected) {
    var at = values.get(key);
    return at == null ? Optional.empty() : Values.named(at, noun, right, expected, flaws);
  }

  /// The name at the key `name`. Empty if it is wrong, or was there before.
  ///
  /// @param taken the names so far; this one is added
  Optional<String> name(String noun, Predicate<String> right, String expected, Set<String> taken) {
    var at = values.get("name");
    var name = named("name", noun, right, expected);
    if (at != null && name.isPresent() && !taken.add(name.get())) {
      flaws.add(at, "There already is %s \"%s\"".formatted(noun, name.get()), "each name once");
      return Optional.empty();
    }
    return name;
  }

  /// As [#list], and an empty list is told.
  List<Place> filledList(String key, int most, String expected) {
    var places = list(key, most, expected);
    var at = values.get(key);
    if (at != null && places.isEmpty() && at.node() instanceof SequenceNode) {
      flaws.add(at, "The list is empty", expected);
    }
    return places;
  }

  /// The elements at the key, as many as are taken.
  List<Place> list(String key, int most, String expected) {
    var at = values.get(key);
    if (at == null) {
      return List.of();
    }
    if (!(at.node() instanceof SequenceNode sequence) || !sequence.getTag().equals(Tag.SEQ)) {
      flaws.add(at, "%s stands here".formatted(kind(at.node())), expected);
      return List.of();
    }
    var elements = sequence.getValue();
    if (elements.size() > most) {
      flaws.add(at, "%,d elements".formatted(elements.size()), "at most %,d".formatted(most));
    }
    var places = new ArrayList<Place>();
    for (var i = 0; i < Math.min(most, elements.size()); i++) {
      places.add(at.at(i, elements.get(i)));
    }
    return places;
  }

  static String kind(Node node) {
    if (node.getNodeId() == NodeId.mapping) {
      return "A block of keys";
    }
    if (node.getNodeId() == NodeId.sequence) {
      return "A list";
    }
    return node.getTag().equals(Tag.NULL) ? "Nothing" : "A single value";
  }
}
