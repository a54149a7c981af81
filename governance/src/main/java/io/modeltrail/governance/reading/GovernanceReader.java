package io.modeltrail.governance.reading;

import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.Names;
import io.modeltrail.governance.Registration;
import io.modeltrail.governance.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/// Reads the whole file. What is wrong in one place does not keep it from looking at the next.
final class GovernanceReader {

  private static final String AT_TRAINING = Registration.AT_TRAINING.word();

  private final Flaws flaws;

  /// Name of each environment that has one, and where it stands, lowest first.
  private final Map<String, Place> ladder = new LinkedHashMap<>();

  private final Set<String> served = new HashSet<>();

  private GovernanceReader(Flaws flaws) {
    this.flaws = flaws;
  }

  /// Null if there are flaws.
  static @Nullable Governance read(Node root, Flaws flaws) {
    return new GovernanceReader(flaws).read(new Place(root, ""));
  }

  private @Nullable Governance read(Place root) {
    var file = Block.of(root, Keys.FILE, flaws).orElse(null);
    if (file == null) {
      return null;
    }
    var environments = environments(file);
    var workspaces = workspaces(file);
    if (file.has("workspaces")) {
      ladder.forEach(
          (name, place) -> {
            if (!served.contains(name)) {
              flaws.add(
                  place,
                  "No workspace serves %s, so no version can ever come there".formatted(name),
                  "a workspace with %s in its serves, or no such environment".formatted(name));
            }
          });
    }
    return flaws.none() ? new Governance(environments, workspaces) : null;
  }

  private List<Environment> environments(Block file) {
    var expected = "a list of environments, lowest first";
    var places = file.list("environments", GovernanceFile.ENVIRONMENTS_MAX, expected);
    notEmpty(file, "environments", places, expected);
    var reader = new EnvironmentReader(flaws);
    var environments = new ArrayList<Environment>();
    for (var place : places) {
      Block.of(place, Keys.ENVIRONMENT, flaws)
          .flatMap(block -> reader.read(block, ladder))
          .ifPresent(environments::add);
    }
    return environments;
  }

  private List<Workspace> workspaces(Block file) {
    var expected = "a list of workspaces";
    var places = file.list("workspaces", GovernanceFile.WORKSPACES_MAX, expected);
    notEmpty(file, "workspaces", places, expected);
    var names = new HashSet<String>();
    var workspaces = new ArrayList<Workspace>();
    for (var place : places) {
      Block.of(place, Keys.WORKSPACE, flaws)
          .flatMap(block -> workspace(block, names))
          .ifPresent(workspaces::add);
    }
    return workspaces;
  }

  private Optional<Workspace> workspace(Block block, Set<String> names) {
    var name = name(block, names);
    var register = register(block);
    var serves = serves(block);
    return name.isPresent() && register && !serves.isEmpty()
        ? Optional.of(new Workspace(name.get(), Registration.AT_TRAINING, serves))
        : Optional.empty();
  }

  private Optional<String> name(Block block, Set<String> names) {
    var name = block.text("name", Names.NAME_EXPECTED);
    var place = block.at("name");
    if (name.isEmpty() || place == null) {
      return Optional.empty();
    }
    if (!Names.isWorkspace(name.get())) {
      flaws.add(place, "\"%s\" is no name".formatted(Values.cut(name.get())), Names.NAME_EXPECTED);
      return Optional.empty();
    }
    if (!names.add(name.get())) {
      flaws.add(place, "There already is a workspace %s".formatted(name.get()), "each name once");
      return Optional.empty();
    }
    return name;
  }

  private boolean register(Block block) {
    var word = block.text("register", AT_TRAINING);
    var place = block.at("register");
    if (word.isEmpty() || place == null || word.get().equals(AT_TRAINING)) {
      return word.isPresent();
    }
    flaws.add(
        place,
        word.get().equals("at-deployment")
            ? "at-deployment is not part of this version yet"
            : "\"%s\" is not known".formatted(Values.cut(word.get())),
        AT_TRAINING);
    return false;
  }

  private List<String> serves(Block block) {
    var expected = "a list of environments, out of: " + String.join(", ", ladder.keySet());
    var places = block.list("serves", GovernanceFile.ENVIRONMENTS_MAX, expected);
    notEmpty(block, "serves", places, expected);
    var serves = new ArrayList<String>();
    for (var place : places) {
      Values.text(place, expected, flaws)
          .ifPresent(
              name -> {
                if (!ladder.containsKey(name)) {
                  flaws.add(
                      place, "There is no environment %s".formatted(Values.cut(name)), expected);
                } else if (serves.contains(name)) {
                  flaws.add(place, "%s stands here a second time".formatted(name), "each once");
                } else {
                  serves.add(name);
                  served.add(name);
                }
              });
    }
    return serves;
  }

  private void notEmpty(Block block, String key, List<Place> places, String expected) {
    var place = block.at(key);
    if (place != null && places.isEmpty() && Block.kind(place.node()).equals("A list")) {
      flaws.add(place, "The list is empty", expected);
    }
  }
}
