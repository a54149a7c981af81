package io.modeltrail.localstack.parts;

/// What the parts' programs run on. A part is the same on each: the same program with the same
/// settings, at the same address, with data that outlives a kill.
sealed interface Infrastructure permits Processes, Containers {

  Program kafka();

  Program postgres();

  Program schemaRegistry();

  /// Gives back what they had in common, when all have ended.
  default void close() {}
}
