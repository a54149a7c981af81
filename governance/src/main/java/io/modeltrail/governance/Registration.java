package io.modeltrail.governance;

/// When a workspace's models become versions.
public enum Registration {
  /// As soon as they are trained.
  AT_TRAINING("at-training"),
  /// As soon as somebody asks for their deployment; until then a run is a candidate.
  AT_DEPLOYMENT("at-deployment");

  private final String word;

  Registration(String word) {
    this.word = word;
  }

  /// As the governance file writes it.
  public String word() {
    return word;
  }
}
