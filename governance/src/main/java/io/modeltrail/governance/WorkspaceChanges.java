package io.modeltrail.governance;

import java.util.ArrayList;
import java.util.List;

/// What differs between workspaces, in words.
final class WorkspaceChanges {

  private static final Kind<Workspace> WORKSPACES =
      new Kind<>(
          "workspace", false, Workspace::name, WorkspaceChanges::added, WorkspaceChanges::changed);

  private WorkspaceChanges() {}

  static List<String> of(List<Workspace> before, List<Workspace> after) {
    return WORKSPACES.changes(before, after);
  }

  private static String added(Workspace workspace) {
    return "registers %s, serves %s"
        .formatted(workspace.register().word(), String.join(", ", workspace.serves()));
  }

  private static List<String> changed(Workspace was, Workspace is) {
    var changes = new ArrayList<String>();
    if (was.register() != is.register()) {
      changes.add(
          "workspace %s registers %s, before %s"
              .formatted(is.name(), is.register().word(), was.register().word()));
    }
    if (!was.serves().equals(is.serves())) {
      changes.add(
          "workspace %s serves %s, before %s"
              .formatted(
                  is.name(), String.join(", ", is.serves()), String.join(", ", was.serves())));
    }
    return changes;
  }
}
