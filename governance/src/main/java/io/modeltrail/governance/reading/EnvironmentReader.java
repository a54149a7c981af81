package io.modeltrail.governance.reading;

import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads one environment after the other, from the lowest up.
final class EnvironmentReader {

  private final Flaws flaws;
  private final Map<String, Place> ladder;
  private final SettingsReader settings;

  /// @param ladder where each environment so far stands; those that are read are added
  EnvironmentReader(Flaws flaws, Map<String, Place> ladder) {
    this.flaws = flaws;
    this.ladder = ladder;
    this.settings = new SettingsReader(flaws);
  }

  /// Empty if anything is wrong in it.
  Optional<Environment> read(Place place) {
    var flawsBefore = flaws.count();
    var block = Block.of(place, Keys.ENVIRONMENT, flaws).orElse(null);
    if (block == null) {
      return Optional.empty();
    }
    var set = settings.read(block, ladder.keySet());
    var environment =
        name(block).map(name -> set.apply(new Environment(name, null, false, List.of())));
    if (flaws.count() > flawsBefore) {
      return Optional.empty();
    }
    environment.ifPresent(one -> settings.check(block, one));
    return environment;
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
}
