package io.modeltrail.governance.gate;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a condition refers to, each as far as it is fixed, in the order of the text.
final class References {

  private final Set<Reference> found = new LinkedHashSet<>();
  private final Language language;
  private boolean overLiteral;

  private References(Language language) {
    this.language = language;
  }

  static References in(CelExpr expression, Language language) {
    var references = new References(language);
    references.walk(expression, Set.of());
    return references;
  }

  Set<Reference> found() {
    return found;
  }

  /// Whether it goes over a list that it made itself. Lists of lists of variables, gone over and
  /// made again, could be compared at a cost that doubles with every level.
  boolean overLiteral() {
    return overLiteral;
  }

  /// @param bound the variables of the loops around, which hide others of the same name
  private void walk(CelExpr expression, Set<String> bound) {
    var reference = reference(expression, bound);
    if (reference != null) {
      found.add(reference);
      return;
    }
    switch (expression.getKind()) {
      case SELECT -> walk(expression.select().operand(), bound);
      case CALL -> {
        expression.call().target().ifPresent(target -> walk(target, bound));
        expression.call().args().forEach(argument -> walk(argument, bound));
      }
      case LIST -> expression.list().elements().forEach(element -> walk(element, bound));
      case MAP ->
          expression
              .map()
              .entries()
              .forEach(
                  entry -> {
                    walk(entry.key(), bound);
                    walk(entry.value(), bound);
                  });
      case COMPREHENSION -> walkLoop(expression.comprehension(), bound);
      case IDENT, CONSTANT, STRUCT, NOT_SET -> {}
    }
  }

  private void walkLoop(CelExpr.CelComprehension loop, Set<String> bound) {
    if (!isPath(loop.iterRange())) {
      overLiteral = true;
    }
    walk(loop.iterRange(), bound);
    var inside = new HashSet<>(bound);
    inside.addAll(List.of(loop.iterVar(), loop.iterVar2(), loop.accuVar()));
    walk(loop.loopCondition(), inside);
    walk(loop.loopStep(), inside);
    walk(loop.result(), inside);
  }

  private static boolean isPath(CelExpr expression) {
    return switch (expression.getKind()) {
      case IDENT -> true;
      case SELECT -> isPath(expression.select().operand());
      case CALL -> isIndex(expression) && isPath(expression.call().args().getFirst());
      case CONSTANT, LIST, MAP, COMPREHENSION, STRUCT, NOT_SET -> false;
    };
  }

  private static boolean isIndex(CelExpr expression) {
    return expression.getKind() == CelExpr.ExprKind.Kind.CALL
        && expression.call().function().equals("_[_]")
        && expression.call().args().size() == 2;
  }

  /// The path that the expression is, from a variable on; null if it is something else.
  private @Nullable Reference reference(CelExpr expression, Set<String> bound) {
    var steps = new ArrayList<Object>();
    var at = expression;
    var asked = false;
    while (true) {
      switch (at.getKind()) {
        case IDENT -> {
          var name = at.ident().name();
          return language.hasVariable(name) && !bound.contains(name)
              ? new Reference(name, steps.reversed(), asked)
              : null;
        }
        case SELECT -> {
          asked |= at.select().testOnly();
          steps.add(at.select().field());
          at = at.select().operand();
        }
        case CALL -> {
          var key = isIndex(at) ? constant(at.call().args().get(1)) : null;
          if (key == null) {
            return null;
          }
          steps.add(key);
          at = at.call().args().getFirst();
        }
        case CONSTANT, LIST, MAP, COMPREHENSION, STRUCT, NOT_SET -> {
          return null;
        }
      }
    }
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
