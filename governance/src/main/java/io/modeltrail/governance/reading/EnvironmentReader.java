package io.modeltrail.governance.reading;

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

  private @Nullable String after(Block block) {
    var place = block.at("after");
    if (place == null) {
      return null;
    }
    var expected =
        ladder.isEmpty()
            ? "no after, as this is the lowest environment"
            : "one of the environments above in the file: " + String.join(", ", ladder.keySet());
    if (place.node() instanceof MappingNode) {
      flaws.add(place, "A block of keys is not part of this version yet", expected);
      return null;
    }
    var after = Values.text(place, expected, flaws);
    if (after.isPresent() && !ladder.containsKey(after.get())) {
      flaws.add(
          place,
          "%s is no environment that stands above this one%s"
              .formatted(Values.cut(after.get()), Keys.hint(after.get(), ladder.keySet())),
          expected);
    }
    return after.orElse(null);
  }

  private boolean automatic(Block block) {
    var expected = "automatically; or no promote: then a version is promoted when asked for";
    var word = block.text("promote", expected);
    var place = block.at("promote");
    if (word.isPresent() && place != null && !word.get().equals(AUTOMATICALLY)) {
      flaws.add(place, "\"%s\" is not known".formatted(Values.cut(word.get())), expected);
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
