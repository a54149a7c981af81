package io.modeltrail.governance.gate;

import dev.cel.common.values.NullValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a path to a value begins: at a variable, or at what a function gives that is asked for
/// something fixed.
sealed interface Origin {

  /// What is there.
  Reference.Target in(Scope scope);

  /// As a condition writes it.
  String text();

  /// What else is there, for people, where what was looked for is not.
  default String others(Scope scope) {
    return "it is empty";
  }

  /// A variable of the language.
  record Variable(String name) implements Origin {

    @Override
    public Reference.Target in(Scope scope) {
      return scope.version().isUnsaid(name)
          ? scope.version().unsaid()
          : new Reference.Found(scope.variables().getOrDefault(name, Map.of()));
    }

    @Override
    public String text() {
      return name;
    }
  }

  /// The version's metrics on a data set, or on a slice of it.
  record Evaluated(String dataset, @Nullable String slice) implements Origin {

    private static final int KNOWN_SHOWN = 10;

    @Override
    public Reference.Target in(Scope scope) {
      return scope.version().more()
          ? scope.version().unsaid()
          : new Reference.Found(scope.evaluations().on(dataset, slice));
    }

    @Override
    public String text() {
      return slice == null
          ? "evaluated(\"%s\")".formatted(dataset)
          : "evaluated(\"%s\", \"%s\")".formatted(dataset, slice);
    }

    @Override
    public String others(Scope scope) {
      return scope.evaluations().known(KNOWN_SHOWN);
    }
  }

  /// The same of the champion, if its data set of that name is not known to be another: figures on
  /// different data do not compare.
  record ChampionEvaluated(String dataset, @Nullable String slice) implements Origin {

    @Override
    public Reference.Target in(Scope scope) {
      var champion = scope.champion();
      if (champion == null) {
        return new Reference.Missing("champion", NullValue.NULL_VALUE, "evaluated", "");
      }
      if (champion.more()) {
        return champion.unsaid();
      }
      var inputs = new Inputs(scope.version().version(), champion.version());
      return switch (inputs.dataset(dataset)) {
        case Inputs.Different(var what) ->
            new Reference.Unsaid(
                "The champion was not measured on the same data: %s".formatted(what));
        case Inputs.Same same ->
            new Reference.Found(scope.evaluationsOf(champion).on(dataset, slice));
        case Inputs.Unknown unknown ->
            new Reference.Found(scope.evaluationsOf(champion).on(dataset, slice));
      };
    }

    @Override
    public String text() {
      return "champion." + new Evaluated(dataset, slice).text();
    }

    @Override
    public String others(Scope scope) {
      var champion = scope.champion();
      return champion == null
          ? "there is no champion"
          : scope.evaluationsOf(champion).known(Evaluated.KNOWN_SHOWN);
    }
  }

  /// Whether version and champion were made from the same.
  record SameInputs() implements Origin {

    @Override
    public Reference.Target in(Scope scope) {
      var champion = scope.champion();
      if (champion == null) {
        return new Reference.Missing("champion", NullValue.NULL_VALUE, "inputs", "");
      }
      return switch (new Inputs(scope.version().version(), champion.version()).compare()) {
        case Inputs.Same same -> new Reference.Found(true);
        case Inputs.Different(var what) -> new Reference.Found(false, what);
        case Inputs.Unknown(var why) ->
            new Reference.Unsaid("Whether the inputs are the same cannot be said: " + why);
      };
    }

    @Override
    public String text() {
      return "sameInputs(champion)";
    }
  }
}
