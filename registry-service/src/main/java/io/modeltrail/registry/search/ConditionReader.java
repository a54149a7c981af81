package io.modeltrail.registry.search;

import io.modeltrail.registry.search.Condition.Test;
import io.modeltrail.registry.search.grammar.SearchParser.AmongContext;
import io.modeltrail.registry.search.grammar.SearchParser.ConditionContext;
import io.modeltrail.registry.search.grammar.SearchParser.ConjunctionContext;
import io.modeltrail.registry.search.grammar.SearchParser.NegationContext;
import io.modeltrail.registry.search.grammar.SearchParser.TestContext;
import io.modeltrail.registry.search.grammar.SearchParser.ValueContext;
import io.modeltrail.registry.search.grammar.SearchParser.WhereContext;
import java.util.List;

/// Makes a condition of what was parsed, and refuses what its fields cannot be asked.
final class ConditionReader {

  private static final int CONDITIONS_MAX = 100;

  private int conditions;

  Condition where(WhereContext where) {
    return either(where.condition());
  }

  private Condition either(ConditionContext context) {
    List<Condition> any = context.conjunction().stream().map(this::all).toList();
    return any.size() == 1 ? any.getFirst() : new Condition.Or(any);
  }

  private Condition all(ConjunctionContext context) {
    List<Condition> all = context.negation().stream().map(this::one).toList();
    return all.size() == 1 ? all.getFirst() : new Condition.And(all);
  }

  private Condition one(NegationContext context) {
    if (context.NOT() != null) {
      return new Condition.Not(one(context.negation()));
    }
    return context.condition() != null ? either(context.condition()) : tested(context);
  }

  private Condition tested(NegationContext context) {
    if (++conditions > CONDITIONS_MAX) {
      throw new Mistake.Found(
          Expression.position(context),
          "an expression has at most %d conditions".formatted(CONDITIONS_MAX));
    }
    Reference reference = References.read(context.field());
    TestContext test = context.test();
    boolean negated = test.NOT() != null;
    if (test.comparator() != null) {
      return new Condition.Tested(reference, compared(reference, test), false);
    }
    if (test.among() != null) {
      return new Condition.Tested(reference, among(reference, test.among()), negated);
    }
    return new Condition.Tested(reference, new Test.Absent(), negated);
  }

  private static Test compared(Reference reference, TestContext test) {
    Comparator comparator = Comparator.of(test.comparator().getText());
    if (comparator.isOfOrder() && (reference.isMany() || reference.kind() == Kind.TRUTH)) {
      throw new Mistake.Found(
          Expression.position(test.comparator()),
          "%s has no order; expected =, != or IN".formatted(reference));
    }
    return new Test.Compared(comparator, value(reference, test.value()));
  }

  private static Test among(Reference reference, AmongContext context) {
    if (context.IN() != null) {
      return new Test.Among(context.value().stream().map(each -> value(reference, each)).toList());
    }
    if (!reference.kind().isText()) {
      throw new Mistake.Found(
          Expression.position(context),
          "LIKE is for texts, and %s is %s; expected =, !=, <, <=, >, >= or IN"
              .formatted(reference, reference.kind().expected()));
    }
    String pattern = References.unquoted(context.TEXT().getText());
    if (!endsWhole(pattern)) {
      throw new Mistake.Found(
          Expression.position(context.TEXT()),
          "\\ stands before %, _ or \\ in a pattern, and not at its end");
    }
    return new Test.Alike(pattern, context.ILIKE() != null);
  }

  private static Literal value(Reference reference, ValueContext context) {
    Literal value = literal(context);
    try {
      reference.kind().value(value);
    } catch (Kind.Unfit e) {
      throw new Mistake.Found(Expression.position(context), reference + ": " + e.getMessage());
    }
    return value;
  }

  private static Literal literal(ValueContext context) {
    String text = context.getText();
    if (context.TEXT() != null) {
      return Literal.text(References.unquoted(text));
    }
    return new Literal(context.NUMBER() != null ? Literal.Form.NUMBER : Literal.Form.TRUTH, text);
  }

  private static boolean endsWhole(String pattern) {
    int backslashes = 0;
    for (int i = pattern.length() - 1; i >= 0 && pattern.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return backslashes % 2 == 0;
  }
}
