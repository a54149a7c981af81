package io.modeltrail.registry.search;

import java.util.List;
import java.util.stream.Collectors;

/// What a version or run has to fulfil. `toString` gives an expression that reads as the same
/// condition.
///
/// Each comparison is true or false, never unknown: one with what is not there is false, also that
/// with `!=`, and NOT makes it true.
public sealed interface Condition {

  record And(List<Condition> all) implements Condition {
    public And {
      all = List.copyOf(all);
    }

    @Override
    public String toString() {
      return joined(all, " AND ");
    }
  }

  record Or(List<Condition> any) implements Condition {
    public Or {
      any = List.copyOf(any);
    }

    @Override
    public String toString() {
      return joined(any, " OR ");
    }
  }

  record Not(Condition negated) implements Condition {
    @Override
    public String toString() {
      return "NOT (" + negated + ")";
    }
  }

  /// A condition on one field.
  ///
  /// @param negated the test's opposite, for what is there
  record Tested(Reference reference, Test test, boolean negated) implements Condition {
    @Override
    public String toString() {
      return switch (test) {
        case Test.Compared compared -> reference + " " + compared;
        case Test.Absent absent -> reference + (negated ? " IS NOT NULL" : " IS NULL");
        case Test.Among among -> reference + (negated ? " NOT " : " ") + among;
        case Test.Alike alike -> reference + (negated ? " NOT " : " ") + alike;
      };
    }
  }

  /// What is asked of a field's value.
  sealed interface Test {

    record Compared(Comparator comparator, Literal value) implements Test {
      @Override
      public String toString() {
        return comparator.sign() + " " + value;
      }
    }

    record Among(List<Literal> values) implements Test {
      public Among {
        values = List.copyOf(values);
      }

      @Override
      public String toString() {
        return values.stream()
            .map(Literal::toString)
            .collect(Collectors.joining(", ", "IN (", ")"));
      }
    }

    /// @param pattern % stands for any text, _ for any character; \ before one takes it literally
    record Alike(String pattern, boolean ignoringCase) implements Test {
      @Override
      public String toString() {
        return (ignoringCase ? "ILIKE " : "LIKE ") + Literal.quoted(pattern);
      }
    }

    record Absent() implements Test {}
  }

  private static String joined(List<Condition> conditions, String word) {
    return conditions.stream()
        .map(each -> each instanceof Tested ? each.toString() : "(" + each + ")")
        .collect(Collectors.joining(word));
  }
}
