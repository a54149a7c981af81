package io.modeltrail.benchmarks;

import java.util.List;

/// Measures something, and leaves no database in the registry's place.
interface Measurement {

  /// The names of the figures that it gives.
  List<String> rows();

  List<Figure> run(Bench bench) throws Exception;
}
