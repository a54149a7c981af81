package io.modeltrail.registry.assessment;

import io.modeltrail.service.access.Caller;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.RequestScoped;

/// A token that names workspaces tells of what was trained in those alone.
@RequestScoped
class OwnWorkspaces {

  private final Caller caller;

  OwnWorkspaces(Caller caller) {
    this.caller = caller;
  }

  /// @throws Problem.Thrown 403 if the token is for others
  void check(String workspace) {
    caller
        .workspaces()
        .filter(named -> !named.contains(workspace))
        .ifPresent(
            named -> {
              throw Problem.of(
                      403,
                      "OTHER_WORKSPACE",
                      "the token is for the workspaces %s, not for %s"
                          .formatted(named.stream().sorted().toList(), workspace))
                  .thrown();
            });
  }
}
