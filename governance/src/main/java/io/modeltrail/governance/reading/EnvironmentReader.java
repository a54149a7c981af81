package io.modeltrail.governance.reading;

import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Names;
import io.modeltrail.governance.gate.Gate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one environment.
final class EnvironmentReader {

  private static final String AUTOMATICALLY = "automatically";

  private final Flaws flaws;
  private final GateReader gates;

  EnvironmentReader(Flaws flaws) {
    this.flaws = flaws;
    this.gates = new GateReader(flaws);
  }

  /// @param ladder the environments below; this one is added, if it has a name
  Optional<Environment> read(Block block, Map<String, Place> ladder) {
    var after = after(block, ladder);
    var name = name(block, ladder);
    var automatic = automatic(block);
    var gates = gates(block);
    // With flaws there is no governance, so what a flaw left out does not matter.
    return name.filter(one -> flaws.none())
        .map(one -> new Environment(one, after, automatic, gates));
  }

  private Optional<String> name(Block block, Map<String, Place> ladder) {
    var name = block.text("name", Names.NAME_EXPECTED);
    var place = block.at("name");
    if (name.isEmpty() || place == null) {
      return Optional.empty();
    }
    if (!Names.isEnvironment(name.get())) {
      flaws.add(place, "\"%s\" is no name".formatted(Values.cut(name.get())), Names.NAME_EXPECTED);
      return Optional.empty();
    }
    if (ladder.putIfAbsent(name.get(), place) != null) {
      flaws.add(
          place, "There already is an environment %s".formatted(name.get()), "each name once");
      return Optional.empty();
    }
    return name;
  }

  private @Nullable String after(Block block, Map<String, Place> ladder) {
    var place = block.at("after");
    if (place == null) {
      return null;
    }
    var expected =
        ladder.isEmpty()
            ? "no after, as this is the lowest environment"
            : "one of the environments above in the file: " + String.join(", ", ladder.keySet());
    if (Block.kind(place.node()).equals("A block of keys")) {
      flaws.add(place, "A block of keys is not part of this version yet", expected);
      return null;
    }
    var after = Values.text(place, expected, flaws);
    if (after.isPresent() && !ladder.containsKey(after.get())) {
      flaws.add(
          place,
          "%s is no environment that stands above this one".formatted(Values.cut(after.get())),
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
    Set<String> names = new HashSet<>();
    for (var place : block.list("gates", GovernanceFile.GATES_MAX, "a list of gates")) {
      Block.of(place, Keys.GATE, flaws)
          .flatMap(gate -> gates.read(gate, names))
          .ifPresent(read::add);
    }
    return read;
  }
}
