package io.modeltrail.governance;

/// When a workspace's models become versions.
public enum Registration {
  /// As soon as they are trained.
  AT_TRAINING("at-training");

  private final String word;

  Registration(String word) {
    this.word = word;
  }

  /// As the governance file writes it.
  public String word() {
    return word;
  }
}
