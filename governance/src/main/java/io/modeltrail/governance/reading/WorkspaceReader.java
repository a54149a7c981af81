package io.modeltrail.governance.reading;

import io.modeltrail.governance.Names;
import io.modeltrail.governance.Registration;
import io.modeltrail.governance.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one workspace after the other, and knows what they serve together.
final class WorkspaceReader {

  private static final List<Registration> MODES = List.of(Registration.values());

  private final Flaws flaws;
  private final Set<String> environments;
  private final Set<String> names = new HashSet<>();
  private final Set<String> served = new HashSet<>();

  /// Whether it is not known of some workspace what it serves.
  private boolean doubtful;

  WorkspaceReader(Flaws flaws, Set<String> environments) {
    this.flaws = flaws;
    this.environments = environments;
  }

  Optional<Workspace> read(Place place) {
    var block = Block.of(place, Keys.WORKSPACE, flaws);
    doubtful |= block.isEmpty();
    return block.flatMap(this::read);
  }

  private Optional<Workspace> read(Block block) {
    var name = block.name("a workspace", Names::isWorkspace, Names.NAME_EXPECTED, names);
    var register = block.oneOf("register", MODES, Registration::word);
    var serves = serves(block);
    return name.isPresent() && register.isPresent() && !serves.isEmpty()
        ? Optional.of(new Workspace(name.get(), register.get(), serves))
        : Optional.empty();
  }

  /// The environments that none of the workspaces serves. As long as it is not known what one of
  /// them serves, it may be any.
  List<String> unserved() {
    return doubtful
        ? List.of()
        : environments.stream().filter(one -> !served.contains(one)).toList();
  }

  private List<String> serves(Block block) {
    var flawsBefore = flaws.count();
    var expected = "a list of environments, out of: " + String.join(", ", environments);
    var serves = new ArrayList<String>();
    for (var place : block.filledList("serves", GovernanceFile.ENVIRONMENTS_MAX, expected)) {
      Values.text(place, expected, flaws)
          .filter(name -> isServed(place, name, serves))
          .ifPresent(serves::add);
    }
    served.addAll(serves);
    doubtful |= serves.isEmpty() || flaws.count() > flawsBefore;
    return serves;
  }

  private boolean isServed(Place place, String name, List<String> before) {
    if (!environments.contains(name)) {
      flaws.add(
          place,
          "There is no environment %s%s".formatted(Values.cut(name), Keys.hint(name, environments)),
          "one of " + String.join(", ", environments));
      return false;
    }
    if (before.contains(name)) {
      flaws.add(place, "%s stands here a second time".formatted(name), "each once");
      return false;
    }
    return true;
  }
}
