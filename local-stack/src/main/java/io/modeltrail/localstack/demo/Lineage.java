package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.localstack.demo.TrainingJob.Published;
import io.modeltrail.localstack.identity.Group;
import java.util.List;

/// From a version to its run and back, as the registry shows it.
///
/// @param workspace where the runs were
record Lineage(Api registry, String workspace) {

  /// What a version says of where it comes from: phase, run and commit.
  List<String> of(String model, int version) throws Exception {
    JsonNode found =
        registry.get(Group.AUDITOR, "/models/%s/versions/%d".formatted(model, version));
    return List.of(
        found.path("phase").asText(),
        found.at("/run/runId").asText(),
        found.at("/run/codeCommit").asText());
  }

  /// The version that a run has become: 0 if it is a candidate.
  int version(Published run) throws Exception {
    JsonNode found =
        registry.get(Group.AUDITOR, "/workspaces/%s/runs/%s".formatted(workspace, run.runId()));
    return found.at("/made/0/registered/version").asInt();
  }
}
