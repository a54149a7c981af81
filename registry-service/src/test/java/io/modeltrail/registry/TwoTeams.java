package io.modeltrail.registry;

import io.modeltrail.service.testing.TestGovernance;
import io.modeltrail.service.testing.TestLog;
import jakarta.inject.Singleton;

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

  TwoTeams(TestLog log) {
    this.log = log;
  }

  /// Applies the rules.
  public void apply() {
    TestGovernance.change(log, unused -> RULES);
  }

  /// The workspace `moving` registers at training from now on.
  public void applyMoved() {
    TestGovernance.change(
        log,
        unused ->
            RULES.replace("moving, register: at-deployment", "moving, register: at-training"));
  }
}
