package io.modeltrail.governance.reading;

import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.ModelRule;
import io.modeltrail.governance.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/// Reads the whole file. What is wrong in one place does not keep it from looking at the next.
final class GovernanceReader {

  private final Flaws flaws;

  /// Name of each environment that has one, and where it stands, lowest first.
  private final Map<String, Place> ladder = new LinkedHashMap<>();

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
    var models = models(file, environments);
    return flaws.none() ? new Governance(environments, workspaces, models) : null;
  }

  private List<Environment> environments(Block file) {
    var reader = new EnvironmentReader(flaws, ladder);
    var environments = new ArrayList<Environment>();
    for (var place :
        file.filledList(
            "environments",
            GovernanceFile.ENVIRONMENTS_MAX,
            "a list of environments, lowest first")) {
      reader.read(place).ifPresent(environments::add);
    }
    return environments;
  }

  private List<ModelRule> models(Block file, List<Environment> environments) {
    var reader = new ModelReader(flaws, ladder.keySet(), environments);
    var models = new ArrayList<ModelRule>();
    for (var place :
        file.list("models", GovernanceFile.MODELS_MAX, "a list of exceptions for models")) {
      Block.of(place, Keys.MODELS, flaws).flatMap(reader::read).ifPresent(models::add);
    }
    return models;
  }

  private List<Workspace> workspaces(Block file) {
    var reader = new WorkspaceReader(flaws, ladder.keySet());
    var workspaces = new ArrayList<Workspace>();
    for (var place :
        file.filledList("workspaces", GovernanceFile.WORKSPACES_MAX, "a list of workspaces")) {
      reader.read(place).ifPresent(workspaces::add);
    }
    // Of a file without workspaces that is said already.
    var unserved = workspaces.isEmpty() ? List.<String>of() : reader.unserved();
    unserved.forEach(
        name ->
            flaws.add(
                ladder.getOrDefault(name, file.place()),
                "No workspace serves %s, so no version can ever come there"
                    .formatted(Values.cut(name)),
                "a workspace that serves it, or no such environment"));
    return workspaces;
  }
}
