package io.modeltrail.localstack.parts;

import java.nio.file.Path;

/// Where a stack keeps what it writes. Nothing is written elsewhere.
///
/// @param root `.modeltrail` in the checkout, or a folder of a test
public record StackFolder(Path root) {

  static final String PID = ".pid";

  public StackFolder {
    root = root.toAbsolutePath().normalize();
  }

  /// What outlives a restart.
  public Path data() {
    return root.resolve("data");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /// What is true only while the stack runs.
  public Path run() {
    return root.resolve("run");
  }

  public Path keys() {
    return root.resolve("keys");
  }

  /// Addresses and tokens, for shells.
  public Path environment() {
    return root.resolve("stack.env");
  }

  public LogFile log(String part) {
    return new LogFile(logs().resolve(part + ".log"));
  }

  public PidFile pidFile(String part) {
    return new PidFile(run().resolve(part + PID));
  }
}
