package io.modeltrail.examples.training;

import java.util.List;
import org.tribuo.Output;
import org.tribuo.Trainer;

/// What one model has to learn, and the candidates that try it.
///
/// @param modelName the name that the registry knows the model by
/// @param team who answers for the model
/// @param csv the name of the data file, which has a header
/// @param target the column to predict; all others are features
record Study<T extends Output<T>>(
    String modelName,
    String team,
    String csv,
    String target,
    Task<T> task,
    List<Candidate<T>> candidates) {

  /// The same, known by another name.
  Study<T> named(String name) {
    return new Study<>(name, team, csv, target, task, candidates);
  }

  /// The same with one candidate; with none, if there is no such algorithm.
  Study<T> by(String algorithm) {
    return new Study<>(
        modelName,
        team,
        csv,
        target,
        task,
        candidates.stream().filter(each -> each.algorithm().equals(algorithm)).toList());
  }

  /// One way to learn it.
  record Candidate<T extends Output<T>>(String algorithm, Trainer<T> trainer) {}
}
