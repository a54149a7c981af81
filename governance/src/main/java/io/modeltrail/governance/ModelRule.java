package io.modeltrail.governance;

import java.util.Map;
import java.util.function.UnaryOperator;

/// An exception from the ladder for some models.
///
/// @param environments what is other, by the environments' names: makes the environment as it is
///   for these models of what it is for others
public record ModelRule(Match match, Map<String, UnaryOperator<Environment>> environments) {

  public ModelRule {
    environments = Map.copyOf(environments);
  }

  /// The environment as it is for these models.
  public Environment of(Environment environment) {
    return environments
        .getOrDefault(environment.name(), UnaryOperator.identity())
        .apply(environment);
  }
}
