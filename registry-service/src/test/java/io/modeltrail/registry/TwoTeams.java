package io.modeltrail.registry;

import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.localstack.governance.DefaultGovernance;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.service.testing.TestLog;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Rules for two teams: research registers at deployment, retrain-qa at training.
@Singleton
public class TwoTeams {

  private static final String RULES =
      """
      environments:
        - name: dev
        - name: qa
        - name: production
      workspaces:
        - { name: default, register: at-training, serves: [dev, qa, production] }
        - { name: research, register: at-deployment, serves: [dev, qa] }
        - { name: moving, register: at-deployment, serves: [dev, qa, production] }
        - { name: retrain-qa, register: at-training, serves: [qa] }
      """;

  private final TestLog log;
  private long revision = 1;
  private String text = DefaultGovernance.in(Checkout.find()).text();

  TwoTeams(TestLog log) {
    this.log = log;
  }

  /// Applies the rules, unless they are in force.
  public void apply() {
    apply(RULES);
  }

  /// The workspace `moving` registers at training from now on.
  public void applyMoved() {
    apply(RULES.replace("moving, register: at-deployment", "moving, register: at-training"));
  }

  private void apply(String rules) {
    if (rules.equals(text)) {
      return;
    }
    GovernanceApplied applied =
        GovernanceApplied.newBuilder()
            .setEventId(UUID.randomUUID())
            .setRevision(++revision)
            .setDigest(GovernanceFile.digest(rules))
            .setPreviousDigest(GovernanceFile.digest(text))
            .setText(rules)
            .build();
    log.send("governance.applied", applied.getEventId().toString(), applied);
    text = rules;
  }
}
