package io.modeltrail.localstack.parts;

/// How the program of a part is launched, with the same settings wherever it runs.
@FunctionalInterface
interface Program {

  /// Launches it; it need not be ready yet.
  ///
  /// @param log takes all that it prints
  Running launch(LogFile log);
}
