package io.modeltrail.governance.gate;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import dev.cel.common.CelErrorCode;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationExceptionBuilder;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionResolver;
import dev.cel.runtime.CelLateFunctionBindings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The functions that conditions have beside those of CEL. They look at the version that is judged,
/// and so are bound anew for every evaluation. Those that give what data sets say are called at
/// most [#CALLS_MAX] times in one: CEL goes over all figures that a call gives.
final class Functions {

  static final String EVALUATED = "evaluated";
  static final String SAME_INPUTS = "sameInputs";
  private static final String DAYS_SINCE = "daysSince";
  private static final String PERCENT_CHANGE = "percentChange";

  static final int CALLS_MAX = 1_000;

  private static final double MILLIS_OF_DAY = Duration.ofDays(1).toMillis();
  private static final MapType FIGURES = MapType.create(SimpleType.STRING, SimpleType.DOUBLE);

  /// How each is written, for people.
  private static final Map<String, String> WRITTEN =
      Map.of(
          EVALUATED,
          "evaluated(dataset) or evaluated(dataset, slice), both texts",
          SAME_INPUTS,
          "sameInputs(champion)",
          DAYS_SINCE,
          "daysSince(time), as daysSince(run.finishedAt)",
          PERCENT_CHANGE,
          "percentChange(from, to), both numbers");

  static final List<String> NAMES = List.copyOf(WRITTEN.keySet());

  static final List<CelFunctionDecl> OF_GATES =
      List.of(evaluatedWithChampion(), daysSince(), sameInputs(), percentChange());

  /// A watch sees neither a champion nor a time.
  static final List<CelFunctionDecl> OF_WATCHES = List.of(evaluated(), percentChange());

  private final Scope scope;
  private int calls;

  /// Ends the evaluation. An error, since CEL takes an exception for a value that may not matter,
  /// and goes on: with the rest of the loop, and with an exception for each call there.
  static final class TooManyCalls extends Error {

    private static final long serialVersionUID = 1L;

    private TooManyCalls() {
      super("It would call functions more than %,d times".formatted(CALLS_MAX));
    }
  }

  private Functions(Scope scope) {
    this.scope = scope;
  }

  private static CelFunctionDecl evaluated() {
    return newFunctionDeclaration(
        EVALUATED,
        newGlobalOverload("evaluated_dataset", FIGURES, SimpleType.STRING),
        newGlobalOverload("evaluated_slice", FIGURES, SimpleType.STRING, SimpleType.STRING));
  }

  private static CelFunctionDecl evaluatedWithChampion() {
    var ofChampion =
        List.of(
            newMemberOverload(
                "champion_evaluated_dataset", FIGURES, SimpleType.DYN, SimpleType.STRING),
            newMemberOverload(
                "champion_evaluated_slice",
                FIGURES,
                SimpleType.DYN,
                SimpleType.STRING,
                SimpleType.STRING));
    var all = new ArrayList<CelOverloadDecl>(evaluated().overloads());
    all.addAll(ofChampion);
    return newFunctionDeclaration(EVALUATED, all);
  }

  private static CelFunctionDecl daysSince() {
    return newFunctionDeclaration(
        DAYS_SINCE, newGlobalOverload("days_since", SimpleType.DOUBLE, SimpleType.TIMESTAMP));
  }

  private static CelFunctionDecl sameInputs() {
    return newFunctionDeclaration(
        SAME_INPUTS, newGlobalOverload("same_inputs", SimpleType.BOOL, SimpleType.DYN));
  }

  private static CelFunctionDecl percentChange() {
    var overloads = new ArrayList<CelOverloadDecl>();
    for (var from : List.of(SimpleType.DOUBLE, SimpleType.INT)) {
      for (var to : List.of(SimpleType.DOUBLE, SimpleType.INT)) {
        overloads.add(
            newGlobalOverload(
                "percent_change_%s_%s".formatted(from.name(), to.name()),
                SimpleType.DOUBLE,
                from,
                to));
      }
    }
    return newFunctionDeclaration(PERCENT_CHANGE, overloads);
  }

  /// How a function is written; null if it is one of CEL's own.
  static @Nullable String written(String name) {
    return WRITTEN.get(name);
  }

  /// For one evaluation.
  static CelFunctionResolver in(Scope scope) {
    return new Functions(scope).resolver();
  }

  /// The functions count their calls. CEL wants functions that never change, since it may share
  /// them; these serve one evaluation, which is one thread's.
  @SuppressWarnings("Immutable")
  private CelFunctionResolver resolver() {
    return CelLateFunctionBindings.from(
        CelFunctionBinding.from("evaluated_dataset", String.class, name -> figures(name, null)),
        CelFunctionBinding.from("evaluated_slice", String.class, String.class, this::figures),
        CelFunctionBinding.from(
            "champion_evaluated_dataset",
            Object.class,
            String.class,
            (champion, name) -> found(new Origin.ChampionEvaluated(name, null))),
        CelFunctionBinding.from(
            "champion_evaluated_slice",
            List.of(Object.class, String.class, String.class),
            args -> found(new Origin.ChampionEvaluated((String) args[1], (String) args[2]))),
        CelFunctionBinding.from(
            "same_inputs", Object.class, champion -> found(new Origin.SameInputs())),
        CelFunctionBinding.from("days_since", Instant.class, this::days),
        change("percent_change_double_double", Double.class, Double.class),
        change("percent_change_double_int", Double.class, Long.class),
        change("percent_change_int_double", Long.class, Double.class),
        change("percent_change_int_int", Long.class, Long.class));
  }

  private Object figures(String dataset, @Nullable String slice) throws CelEvaluationException {
    return found(new Origin.Evaluated(dataset, slice));
  }

  private Object found(Origin origin) throws CelEvaluationException {
    if (++calls > CALLS_MAX) {
      throw new TooManyCalls();
    }
    return switch (scope.find(origin)) {
      case Reference.Found found -> found.value();
      case Reference.Missing missing -> throw refusal(missing.sentence());
      case Reference.Unsaid unsaid -> throw refusal(unsaid.sentence());
    };
  }

  private double days(Instant time) {
    return Duration.between(time, scope.now()).toMillis() / MILLIS_OF_DAY;
  }

  private static <A extends Number, B extends Number> CelFunctionBinding change(
      String overload, Class<A> from, Class<B> to) {
    return CelFunctionBinding.from(
        overload, from, to, (a, b) -> percentChange(a.doubleValue(), b.doubleValue()));
  }

  private static double percentChange(double from, double to) throws CelEvaluationException {
    if (from == 0) {
      throw refusal("There is no percentage of a change from 0");
    }
    return (to - from) / Math.abs(from) * 100;
  }

  private static CelEvaluationException refusal(String sentence) {
    return CelEvaluationExceptionBuilder.newBuilder("%s", sentence)
        .setErrorCode(CelErrorCode.INVALID_ARGUMENT)
        .build();
  }
}
