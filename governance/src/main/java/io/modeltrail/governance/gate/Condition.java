package io.modeltrail.governance.gate;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;

/// A condition in CEL, compiled. Two are equal if their texts are, and both are of gates or both of
/// watches.
public final class Condition {

  private final String text;
  private final Language language;
  private final CelRuntime.Program program;
  private final List<Reference> references;

  private Condition(
      String text, Language language, CelRuntime.Program program, List<Reference> references) {
    this.text = text;
    this.language = language;
    this.program = program;
    this.references = references;
  }

  /// What became of a text.
  public sealed interface Parsed {}

  /// It can be asked.
  public record Sound(Condition condition) implements Parsed {}

  /// It cannot.
  public record Unsound(List<Mistake> mistakes) implements Parsed {

    public Unsound {
      mistakes = List.copyOf(mistakes);
    }
  }

  /// Compiles a gate's condition. Never throws, whatever it is.
  public static Parsed parse(String text) {
    return parse(text, Language.GATES);
  }

  /// Compiles a condition on what monitoring saw of a version, for a [WatchInput]. Never throws,
  /// whatever it is.
  public static Parsed parseWatch(String text) {
    return parse(text, Language.WATCHES);
  }

  private static Parsed parse(String text, Language language) {
    if (text.codePointCount(0, text.length()) > Language.TEXT_LENGTH_MAX) {
      return unsound(
          "%,d characters".formatted(text.length()),
          "at most %,d characters".formatted(Language.TEXT_LENGTH_MAX));
    }
    try {
      var result = language.compiler().compile(text);
      if (result.hasError()) {
        return new Unsound(
            result.getErrors().stream().map(issue -> Mistake.of(issue, language)).toList());
      }
      return checked(text, language, result.getAst());
    } catch (CelValidationException | CelEvaluationException | RuntimeException e) {
      return unsound(String.valueOf(e.getMessage()), "a condition in CEL");
    } catch (StackOverflowError e) {
      return unsound("It is nested too deeply", "a simpler condition");
    }
  }

  private static Parsed checked(String text, Language language, CelAbstractSyntaxTree tree)
      throws CelEvaluationException {
    var type = tree.getResultType();
    if (!type.equals(SimpleType.BOOL) && !type.equals(SimpleType.DYN)) {
      return unsound(
          "It gives a %s, not true or false".formatted(type.name()),
          "a comparison, such as metrics.accuracy >= 0.8");
    }
    var references = References.in(tree.getExpr(), language);
    if (references.overLiteral()) {
      return unsound(
          "It goes over a list that is written out", "all or exists on what a version has");
    }
    var misplaced = references.misplaced();
    if (misplaced != null) {
      return new Unsound(
          List.of(
              Mistake.at(
                  tree,
                  misplaced,
                  "%s is for the champion alone".formatted(misplaced.call().function()),
                  "evaluated(dataset), champion.evaluated(dataset) or sameInputs(champion)")));
    }
    if (references.found().isEmpty()) {
      return unsound(
          "It names nothing that a version has, so its answer is always the same",
          "a comparison, such as metrics.accuracy >= 0.8");
    }
    return new Sound(
        new Condition(
            text, language, Language.RUNTIME.createProgram(tree), List.copyOf(references.found())));
  }

  private static Unsound unsound(String reason, String expected) {
    return new Unsound(List.of(Mistake.atStart(reason, expected)));
  }

  /// As the governance file says it.
  public String text() {
    return text;
  }

  /// Of a condition that [#parseWatch] made. Never throws for what stands in the input: what cannot
  /// be evaluated is an ERROR.
  public Judgement.Verdict judge(WatchInput input) {
    return judge(input.scope());
  }

  Judgement.Verdict judge(GateInput input) {
    return judge(input.scope());
  }

  private Judgement.Verdict judge(Scope scope) {
    var seen = new Seen(references, scope);
    try {
      return switch (program.eval(scope.variables(), Functions.in(scope))) {
        case Boolean passed ->
            seen.unsaidThough(Reference::isHeardAsMissing)
                .map(Condition::error)
                .orElseGet(
                    () ->
                        new Judgement.Verdict(
                            passed ? Outcome.PASSED : Outcome.FAILED, seen.values()));
        case Object other ->
            error("It gave %s, not true or false: %s".formatted(Seen.shown(other), seen.values()));
      };
    } catch (CelEvaluationException e) {
      return error(seen.explanation(e));
    } catch (RuntimeException e) {
      return error("%s: %s".formatted(e, seen.values()));
    } catch (Functions.TooManyCalls e) {
      return error("%s: %s".formatted(e.getMessage(), seen.values()));
    } catch (StackOverflowError e) {
      return error("It is nested too deeply: " + seen.values());
    }
  }

  private static Judgement.Verdict error(String detail) {
    return new Judgement.Verdict(Outcome.ERROR, detail);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Condition that && text.equals(that.text) && language == that.language;
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
