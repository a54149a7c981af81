package io.modeltrail.governance.gate;

import dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a condition refers to, each as far as it is fixed, in the order of the text.
final class References {

  private final Set<Reference> found = new LinkedHashSet<>();
  private final Paths paths;
  private boolean overLiteral;
  private @Nullable CelExpr misplaced;

  private References(Language language) {
    this.paths = new Paths(language);
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

  /// A call that is to be of the champion, or to compare with it, and names something else.
  @Nullable CelExpr misplaced() {
    return misplaced;
  }

  /// @param bound the variables of the loops around, which hide others of the same name
  private void walk(CelExpr expression, Set<String> bound) {
    var reference = paths.reference(expression, bound);
    if (reference != null) {
      found.add(reference);
      return;
    }
    switch (expression.getKind()) {
      case SELECT -> walk(expression.select().operand(), bound);
      case CALL -> {
        if (paths.isMisplaced(expression.call(), bound)) {
          misplaced = expression;
        }
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
    if (!Paths.isPath(loop.iterRange())) {
      overLiteral = true;
    }
    walk(loop.iterRange(), bound);
    var inside = new HashSet<>(bound);
    inside.addAll(List.of(loop.iterVar(), loop.iterVar2(), loop.accuVar()));
    walk(loop.loopCondition(), inside);
    walk(loop.loopStep(), inside);
    walk(loop.result(), inside);
  }
}
