package io.modeltrail.governance.reading;

import io.modeltrail.governance.After;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Names;
import io.modeltrail.governance.gate.Gate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads one environment after the other, from the lowest up.
final class EnvironmentReader {

  private static final String AUTOMATICALLY = "automatically";
  private static final String SAME_CODE = "code";

  private final Flaws flaws;
  private final Map<String, Place> ladder;
  private final GateReader gates;

  /// @param ladder where each environment so far stands; those that are read are added
  EnvironmentReader(Flaws flaws, Map<String, Place> ladder) {
    this.flaws = flaws;
    this.ladder = ladder;
    this.gates = new GateReader(flaws);
  }

  Optional<Environment> read(Block block) {
    var after = after(block);
    var name = name(block);
    var automatic = automatic(block);
    var gates = gates(block);
    // With flaws there is no governance, so what a flaw left out does not matter.
    return name.filter(one -> flaws.none())
        .map(one -> new Environment(one, after, automatic, gates));
  }

  private Optional<String> name(Block block) {
    var taken = new HashSet<>(ladder.keySet());
    var name = block.name("an environment", Names::isEnvironment, Names.NAME_EXPECTED, taken);
    // A wrong name is a name all the same: what refers to it is not wrong as well.
    var place = block.at("name");
    if (place != null && place.node() instanceof ScalarNode scalar) {
      ladder.putIfAbsent(scalar.getValue(), place);
    }
    return name;
  }

  /// A name, or a block with a name. Null if it is not there, or wrong.
  private @Nullable After after(Block block) {
    var place = block.at("after");
    if (place == null) {
      return null;
    }
    if (!(place.node() instanceof MappingNode)) {
      return lower(place).map(name -> new After(name, false)).orElse(null);
    }
    return Block.of(place, Keys.AFTER, flaws).flatMap(this::afterBlock).orElse(null);
  }

  private Optional<After> afterBlock(Block block) {
    var sameCode = word(block, "same", SAME_CODE, "code; or no same: then the version itself");
    var environment = block.at("environment");
    return environment == null
        ? Optional.empty()
        : lower(environment).map(name -> new After(name, sameCode));
  }

  /// The name of an environment that stands above.
  private Optional<String> lower(Place place) {
    var expected =
        ladder.isEmpty()
            ? "no after, as this is the lowest environment"
            : "one of the environments above in the file: " + String.join(", ", ladder.keySet());
    var name = Values.text(place, expected, flaws);
    if (name.isPresent() && !ladder.containsKey(name.get())) {
      flaws.add(
          place,
          "%s is no environment that stands above this one%s"
              .formatted(Values.cut(name.get()), Keys.hint(name.get(), ladder.keySet())),
          expected);
      return Optional.empty();
    }
    // A name that is wrong where it is given is told there.
    return name.filter(Names::isEnvironment);
  }

  private boolean automatic(Block block) {
    return word(
        block,
        "promote",
        AUTOMATICALLY,
        "automatically; or no promote: then a version is promoted when asked for");
  }

  /// Whether the only word that a key can have stands there.
  private boolean word(Block block, String key, String known, String expected) {
    var word = block.text(key, expected);
    var place = block.at(key);
    if (word.isPresent() && place != null && !word.get().equals(known)) {
      flaws.add(
          place,
          "\"%s\" is not known%s"
              .formatted(Values.cut(word.get()), Keys.hint(word.get(), List.of(known))),
          expected);
    }
    return word.isPresent();
  }

  private List<Gate> gates(Block block) {
    var read = new ArrayList<Gate>();
    var names = new HashSet<String>();
    for (var place : block.list("gates", GovernanceFile.GATES_MAX, "a list of gates")) {
      Block.of(place, Keys.GATE, flaws)
          .flatMap(gate -> gates.read(gate, names))
          .ifPresent(read::add);
    }
    return read;
  }
}
