package io.modeltrail.localstack.identity;

import java.util.Locale;

/// The groups that the services know.
public enum Group {
  TRAINER,
  DEPLOYER,
  APPROVER,
  AUDITOR,
  OPERATOR;

  /// As it stands in a token.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The variable that holds a token of this group.
  public String variable() {
    return "TOKEN_" + name();
  }
}
