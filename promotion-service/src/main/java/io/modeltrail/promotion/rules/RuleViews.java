package io.modeltrail.promotion.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.event.Actor;
import io.modeltrail.event.RiskTier;
import io.modeltrail.governance.After;
import io.modeltrail.governance.Approvals;
import io.modeltrail.governance.Emergency;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.ModelRule;
import io.modeltrail.governance.Operation;
import io.modeltrail.governance.Watch;
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

  /// Who may pass by gates and approvals, and how long the approvals may then take.
  record EmergencyView(String role, String reviewWithin) {}

  /// Who may roll back by hand.
  record RollBackView(String role) {}

  /// A condition that a version has to keep to.
  ///
  /// @param windows how many in a row have to break it
  /// @param otherwise `alarm`, `ask` or `roll-back`
  record WatchView(String name, String require, int windows, String otherwise) {}

  /// An environment.
  ///
  /// @param after where a version has to be, or have been, champion before; absent: nowhere
  /// @param afterSame `code`: another version of the same code will do; absent: none will
  /// @param soak how long it has to have been champion there, as `PT24H`; absent: for a moment
  /// @param promote `automatically` or `on-request`
  /// @param approvals the roles that have to approve, one person for each
  /// @param expires how long a promotion waits for them; absent: nobody has to
  /// @param emergency absent: nobody may pass by
  /// @param onFailedDeployment `roll-back`; absent: nothing is done by itself
  /// @param servedBy the workspaces whose versions can be promoted to it
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EnvironmentView(
      String name,
      @Nullable String after,
      @Nullable String afterSame,
      @Nullable String soak,
      String promote,
      List<GateView> gates,
      List<String> approvals,
      @Nullable String expires,
      @Nullable EmergencyView emergency,
      RollBackView rollBack,
      @Nullable String onFailedDeployment,
      List<WatchView> watch,
      List<String> servedBy) {}

  /// An exception for some models.
  ///
  /// @param name their names, with `*` for any characters; absent: any
  /// @param riskTier as they were described last; absent: any
  /// @param environments those that are other for them, as they are then
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ModelView(
      @Nullable String name, @Nullable String riskTier, List<EnvironmentView> environments) {}

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
      List<ModelView> models,
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
        governance.models().stream().map(rule -> model(rule, governance)).toList(),
        revision.text);
  }

  public static List<EnvironmentView> environments(Governance governance) {
    return governance.environments().stream()
        .map(environment -> environment(environment, governance))
        .toList();
  }

  private static EnvironmentView environment(Environment environment, Governance governance) {
    After after = environment.after();
    Approvals approvals = environment.admission().approvals();
    Operation operation = environment.operation();
    return new EnvironmentView(
        environment.name(),
        after == null ? null : after.environment(),
        after != null && after.sameCode() ? "code" : null,
        after == null ? null : text(after.soak()),
        environment.automatic() ? "automatically" : "on-request",
        environment.gates().stream().map(RuleViews::gate).toList(),
        approvals.roles(),
        approvals.roles().isEmpty() ? null : text(approvals.expires()),
        emergency(environment.admission().emergency()),
        new RollBackView(operation.rollBackRole()),
        operation.rollsBackFailed() ? "roll-back" : null,
        operation.watches().stream().map(RuleViews::watch).toList(),
        governance.workspaces().stream()
            .filter(workspace -> workspace.serves().contains(environment.name()))
            .map(Workspace::name)
            .toList());
  }

  private static GateView gate(Gate gate) {
    return new GateView(gate.name(), gate.require(), text(gate.waits()));
  }

  private static @Nullable EmergencyView emergency(@Nullable Emergency emergency) {
    return emergency == null
        ? null
        : new EmergencyView(emergency.role(), emergency.reviewWithin().toString());
  }

  private static WatchView watch(Watch watch) {
    return new WatchView(watch.name(), watch.require(), watch.windows(), watch.otherwise().word());
  }

  private static @Nullable String text(@Nullable Duration time) {
    return time == null ? null : time.toString();
  }

  private static ModelView model(ModelRule rule, Governance governance) {
    RiskTier tier = rule.match().riskTier();
    return new ModelView(
        rule.match().name(),
        tier == null ? null : tier.name(),
        governance.environments().stream()
            .filter(environment -> rule.environments().containsKey(environment.name()))
            .map(environment -> environment(rule.of(environment), governance))
            .toList());
  }

  private static WorkspaceView workspace(Workspace workspace) {
    return new WorkspaceView(
        workspace.name(),
        workspace.register().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        workspace.serves());
  }
}
