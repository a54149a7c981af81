package io.modeltrail.benchmarks;

/// What is measured on: a stack of its own.
interface Stage extends AutoCloseable {

  /// Stops it, and keeps its folder.
  @Override
  void close();
}
