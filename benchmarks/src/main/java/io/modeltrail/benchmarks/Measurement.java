package io.modeltrail.benchmarks;

import java.util.List;

/// Measures something, and leaves what it measured on as it found it.
///
/// @param <S> what it is measured on
interface Measurement<S extends Stage> {

  /// The names of the figures that it gives.
  List<String> rows();

  List<Figure> run(S stage) throws Exception;
}
