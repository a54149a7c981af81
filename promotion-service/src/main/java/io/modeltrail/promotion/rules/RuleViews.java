package io.modeltrail.promotion.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.event.Actor;
import io.modeltrail.governance.After;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.Workspace;
import io.modeltrail.governance.gate.Gate;
import io.modeltrail.governance.reading.Flaw;
import io.modeltrail.promotion.decision.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rules as the HTTP interface shows them.
public final class RuleViews {

  private RuleViews() {}

  /// A gate.
  ///
  /// @param require a condition in CEL
  /// @param waits how long it may take until it is true, as `PT72H`; absent: it has to be at once
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record GateView(String name, String require, @JsonProperty("wait") @Nullable String waits) {}

  /// An environment.
  ///
  /// @param after where a version has to be, or have been, champion before; absent: nowhere
  /// @param afterSame `code`: another version of the same code will do; absent: none will
  /// @param promote `automatically` or `on-request`
  /// @param servedBy the workspaces whose versions can be promoted to it
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EnvironmentView(
      String name,
      @Nullable String after,
      @Nullable String afterSame,
      String promote,
      List<GateView> gates,
      List<String> servedBy) {}

  /// A workspace.
  ///
  /// @param register `at-training` or `at-deployment`
  record WorkspaceView(String name, String register, List<String> serves) {}

  /// One revision.
  ///
  /// @param digest SHA-256 of the text
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RevisionView(
      long revision,
      String digest,
      Instant appliedAt,
      JsonNode appliedBy,
      UUID eventId,
      @Nullable String repository,
      @Nullable String commit,
      List<EnvironmentView> environments,
      List<WorkspaceView> workspaces,
      String text) {}

  /// What is to be said of a file that was not applied.
  ///
  /// @param changes what would be other than it is; all of it, if nothing is applied yet
  record CheckView(boolean sound, List<Flaw> flaws, List<String> changes) {}

  static RevisionView revision(RevisionEntity revision) {
    Governance governance = Revisions.governance(revision);
    return new RevisionView(
        revision.revision,
        revision.digest,
        revision.appliedAt,
        Stored.view(revision.appliedBy, Actor.class),
        revision.eventId,
        revision.repository,
        revision.commit,
        environments(governance),
        governance.workspaces().stream().map(RuleViews::workspace).toList(),
        revision.text);
  }

  public static List<EnvironmentView> environments(Governance governance) {
    return governance.environments().stream()
        .map(environment -> environment(environment, governance))
        .toList();
  }

  private static EnvironmentView environment(Environment environment, Governance governance) {
    After after = environment.after();
    return new EnvironmentView(
        environment.name(),
        after == null ? null : after.environment(),
        after != null && after.sameCode() ? "code" : null,
        environment.automatic() ? "automatically" : "on-request",
        environment.gates().stream().map(RuleViews::gate).toList(),
        governance.workspaces().stream()
            .filter(workspace -> workspace.serves().contains(environment.name()))
            .map(Workspace::name)
            .toList());
  }

  private static GateView gate(Gate gate) {
    Duration waits = gate.waits();
    return new GateView(gate.name(), gate.require(), waits == null ? null : waits.toString());
  }

  private static WorkspaceView workspace(Workspace workspace) {
    return new WorkspaceView(
        workspace.name(),
        workspace.register().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        workspace.serves());
  }
}
