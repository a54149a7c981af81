package io.modeltrail.localstack.identity;

import java.util.List;
import java.util.Locale;

/// Whom there are tokens of: the groups that the services know, and two roles that rules can ask
/// approvals of.
public enum Group {
  TRAINER,
  DEPLOYER,
  APPROVER,
  AUDITOR,
  OPERATOR,
  MODEL_OWNER,
  VALIDATOR;

  /// As it stands in a token.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What a token of it has: who approves has to read, too, and who owns a model asks for its
  /// promotions.
  List<String> held() {
    return switch (this) {
      case MODEL_OWNER -> List.of(APPROVER.label(), DEPLOYER.label(), label());
      case VALIDATOR -> List.of(APPROVER.label(), label());
      case TRAINER, DEPLOYER, APPROVER, AUDITOR, OPERATOR -> List.of(label());
    };
  }

  /// The variable that holds a token of this group.
  public String variable() {
    return "TOKEN_" + name();
  }
}
