package io.modeltrail.governance.gate;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All that one evaluation can see: the variables, and what the functions look at. What functions
/// found is kept, so that calling one again is cheap.
final class Scope {

  private final Map<String, Object> variables;
  private final Subject version;
  private final @Nullable Subject champion;
  private final Map<Origin, Reference.Target> found = new ConcurrentHashMap<>();
  private volatile @Nullable Evaluations evaluations;
  private volatile @Nullable Evaluations championEvaluations;

  Scope(Map<String, Object> variables, Subject version, @Nullable Subject champion) {
    this.variables = VersionFields.ordered(variables);
    this.version = version;
    this.champion = champion;
  }

  Map<String, Object> variables() {
    return variables;
  }

  Subject version() {
    return version;
  }

  @Nullable Subject champion() {
    return champion;
  }

  /// Of the version. Most conditions do not ask for them, so they are put in order at the first
  /// question; two threads that ask at once do the same work twice.
  Evaluations evaluations() {
    var known = evaluations;
    if (known == null) {
      known = Evaluations.of(version);
      evaluations = known;
    }
    return known;
  }

  /// Those of the champion, likewise.
  Evaluations evaluationsOf(Subject champion) {
    var known = championEvaluations;
    if (known == null) {
      known = Evaluations.of(champion);
      championEvaluations = known;
    }
    return known;
  }

  /// @throws IllegalStateException if the language has no such variable: then nothing compiles that
  ///   asks for it
  Instant now() {
    if (variables.get("now") instanceof Instant now) {
      return now;
    }
    throw new IllegalStateException("There is no \"now\"");
  }

  Reference.Target find(Origin origin) {
    var known = found.get(origin);
    if (known != null) {
      return known;
    }
    var target = origin.in(this);
    found.put(origin, target);
    return target;
  }
}
