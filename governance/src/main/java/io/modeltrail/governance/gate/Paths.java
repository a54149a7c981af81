package io.modeltrail.governance.gate;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells what an expression refers to, where that can be told without evaluating it.
///
/// @param language whose variables there are
record Paths(Language language) {

  private static final String INDEX = Operator.INDEX.getFunction();
  private static final String OPTIONAL_INDEX = Operator.OPTIONAL_INDEX.getFunction();
  private static final String OPTIONAL_SELECT = Operator.OPTIONAL_SELECT.getFunction();

  /// Whether it is something that a version has, however far it is fixed.
  static boolean isPath(CelExpr expression) {
    return switch (expression.getKind()) {
      case IDENT -> true;
      case SELECT -> isPath(expression.select().operand());
      case CALL ->
          isFunction(expression, Functions.EVALUATED)
              || (isStep(expression) && isPath(expression.call().args().getFirst()));
      case CONSTANT, LIST, MAP, COMPREHENSION, STRUCT, NOT_SET -> false;
    };
  }

  private static boolean isFunction(CelExpr expression, String name) {
    return expression.getKind() == CelExpr.ExprKind.Kind.CALL
        && expression.call().function().equals(name);
  }

  /// Whether it is a value's element: `a["b"]`, `a[?"b"]` or `a.?b`.
  private static boolean isStep(CelExpr expression) {
    return (isFunction(expression, INDEX) || isOptional(expression))
        && expression.call().args().size() == 2;
  }

  private static boolean isOptional(CelExpr expression) {
    return isFunction(expression, OPTIONAL_INDEX) || isFunction(expression, OPTIONAL_SELECT);
  }

  /// The path that the expression is; null if it is something else.
  ///
  /// @param bound the variables of the loops around, which hide others of the same name
  @Nullable Reference reference(CelExpr expression, Set<String> bound) {
    var steps = new ArrayList<Object>();
    var at = expression;
    var asked = false;
    while (true) {
      switch (at.getKind()) {
        case IDENT -> {
          var name = at.ident().name();
          return isVariable(name, bound)
              ? new Reference(new Origin.Variable(name), steps.reversed(), asked)
              : null;
        }
        case SELECT -> {
          asked |= at.select().testOnly();
          steps.add(at.select().field());
          at = at.select().operand();
        }
        case CALL -> {
          if (!isStep(at)) {
            var origin = origin(at.call(), bound);
            return origin == null ? null : new Reference(origin, steps.reversed(), asked);
          }
          var key = constant(at.call().args().get(1));
          if (key == null) {
            return null;
          }
          asked |= isOptional(at);
          steps.add(key);
          at = at.call().args().getFirst();
        }
        case CONSTANT, LIST, MAP, COMPREHENSION, STRUCT, NOT_SET -> {
          return null;
        }
      }
    }
  }

  /// What a function gives that is asked for something fixed; null if it is something else.
  private @Nullable Origin origin(CelExpr.CelCall call, Set<String> bound) {
    if (isMisplaced(call, bound)) {
      return null;
    }
    if (call.function().equals(Functions.SAME_INPUTS)) {
      return new Origin.SameInputs();
    }
    if (!call.function().equals(Functions.EVALUATED)
        || !(constant(call.args().getFirst()) instanceof String dataset)) {
      return null;
    }
    var ofChampion = call.target().isPresent();
    if (call.args().size() == 1) {
      return ofChampion
          ? new Origin.ChampionEvaluated(dataset, null)
          : new Origin.Evaluated(dataset, null);
    }
    if (!(constant(call.args().get(1)) instanceof String slice)) {
      return null;
    }
    return ofChampion
        ? new Origin.ChampionEvaluated(dataset, slice)
        : new Origin.Evaluated(dataset, slice);
  }

  /// Whether a call is of something else than the champion, or compares with something else, though
  /// it is for the champion alone.
  boolean isMisplaced(CelExpr.CelCall call, Set<String> bound) {
    return switch (call.function()) {
      case Functions.EVALUATED ->
          call.target().filter(target -> !isChampion(target, bound)).isPresent();
      case Functions.SAME_INPUTS -> !isChampion(call.args().getFirst(), bound);
      default -> false;
    };
  }

  private boolean isChampion(CelExpr expression, Set<String> bound) {
    return expression.getKind() == CelExpr.ExprKind.Kind.IDENT
        && expression.ident().name().equals("champion")
        && isVariable("champion", bound);
  }

  private boolean isVariable(String name, Set<String> bound) {
    return language.hasVariable(name) && !bound.contains(name);
  }

  private static @Nullable Object constant(CelExpr expression) {
    if (expression.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
      return null;
    }
    CelConstant constant = expression.constant();
    return switch (constant.getKind()) {
      case STRING_VALUE -> constant.stringValue();
      case INT64_VALUE -> constant.int64Value();
      default -> null;
    };
  }
}
