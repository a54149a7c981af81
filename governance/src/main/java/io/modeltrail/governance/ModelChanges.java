package io.modeltrail.governance;

import java.util.ArrayList;
import java.util.List;

/// What differs between exceptions for models, in words.
final class ModelChanges {

  private final List<Environment> ladder;

  /// @param ladder as it is now: exceptions are told by what they make of it, so that a change of
  ///   the ladder itself is not told again
  ModelChanges(List<Environment> ladder) {
    this.ladder = ladder;
  }

  List<String> of(List<ModelRule> before, List<ModelRule> after) {
    return new Kind<ModelRule>(
            "exception", true, rule -> "for " + rule.match(), this::added, this::changed)
        .changes(before, after);
  }

  private String added(ModelRule rule) {
    var than = new EnvironmentChanges("for others");
    var said = new ArrayList<String>();
    ladder.forEach(environment -> said.addAll(than.changed(environment, rule.of(environment))));
    return said.isEmpty() ? "as for others" : String.join("; ", said);
  }

  private List<String> changed(ModelRule was, ModelRule is) {
    var than = new EnvironmentChanges("before");
    var said = new ArrayList<String>();
    ladder.forEach(
        environment -> said.addAll(than.changed(was.of(environment), is.of(environment))));
    return said.stream()
        .map(change -> "exception for %s: %s".formatted(is.match(), change))
        .toList();
  }
}
