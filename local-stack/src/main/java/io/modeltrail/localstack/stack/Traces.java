package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.PidFile;
import io.modeltrail.localstack.parts.StackFolder;

/// What is in a stack's folder only while it runs.
final class Traces {

  private Traces() {}

  /// The process that holds the stack together.
  static PidFile supervisor(StackFolder folder) {
    return new PidFile(folder.run().resolve("supervisor"));
  }

  static void remove(StackFolder folder) {
    for (var service : Service.values()) {
      ServiceEnvironment.file(folder, service).delete();
    }
    new EnvFile(folder.environment()).delete();
    supervisor(folder).delete();
  }

  /// Says that one runs, and what to do.
  static StackException running(StackFolder folder) {
    var who = supervisor(folder).find().map(process -> " as process " + process.pid()).orElse("");
    return new StackException(
        "A stack is running already"
            + who
            + ". Its addresses and tokens are in "
            + folder.environment()
            + "; stop it with: ./modeltrail down");
  }
}
