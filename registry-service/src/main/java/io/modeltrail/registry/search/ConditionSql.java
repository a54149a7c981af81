package io.modeltrail.registry.search;

import io.modeltrail.registry.search.Condition.Test;
import java.util.List;

/// Makes SQL of a condition.
public final class ConditionSql {

  static final String NUMBER_OF = "decimal_number";

  private final Scope scope;
  private final Sql sql = new Sql();

  private ConditionSql(Scope scope) {
    this.scope = scope;
  }

  /// True or false, never null.
  public static Sql of(Condition condition, Scope scope) {
    var made = new ConditionSql(scope);
    made.add(condition);
    return made.sql;
  }

  private void add(Condition condition) {
    switch (condition) {
      case Condition.And and -> joined(and.all(), " AND ");
      case Condition.Or or -> joined(or.any(), " OR ");
      case Condition.Not not -> {
        sql.add("(NOT ");
        add(not.negated());
        sql.add(")");
      }
      case Condition.Tested tested when tested.reference().isMany() -> many(tested);
      case Condition.Tested tested -> one(tested);
    }
  }

  private void joined(List<Condition> conditions, String word) {
    sql.add("(");
    for (int i = 0; i < conditions.size(); i++) {
      sql.add(i == 0 ? "" : word);
      add(conditions.get(i));
    }
    sql.add(")");
  }

  private void one(Condition.Tested tested) {
    Reference reference = tested.reference();
    Runnable field = () -> sql.field(reference, scope);
    if (tested.test() instanceof Test.Absent) {
      sql.add("(");
      field.run();
      sql.add(tested.negated() ? " IS NOT NULL)" : " IS NULL)");
      return;
    }
    sql.add("(");
    test(reference.kind(), tested.test(), tested.negated(), field);
    // Where it may be null; elsewhere this would only keep the database from using an index.
    sql.add(scope.mayLack(reference.field()) ? " IS TRUE)" : ")");
  }

  /// Of many values any may be the one; the opposite is that none is.
  private void many(Condition.Tested tested) {
    boolean unequal =
        tested.test() instanceof Test.Compared compared
            && compared.comparator() == Comparator.UNEQUAL;
    boolean none = tested.test() instanceof Test.Absent ? !tested.negated() : tested.negated();
    sql.add(none || unequal ? "(NOT EXISTS" : "(EXISTS").add(" (SELECT 1 FROM (SELECT ");
    sql.field(tested.reference(), scope).add(") AS s(value)");
    Test test =
        unequal
            ? new Test.Compared(Comparator.EQUAL, ((Test.Compared) tested.test()).value())
            : tested.test();
    if (!(test instanceof Test.Absent)) {
      sql.add(" WHERE ");
      test(tested.reference().kind(), test, false, () -> sql.add("s.value"));
    }
    sql.add("))");
  }

  private void test(Kind kind, Test test, boolean negated, Runnable field) {
    String not = negated ? " NOT" : "";
    switch (test) {
      case Test.Compared compared -> {
        operand(kind, compared.value(), field);
        sql.add(" " + (compared.comparator() == Comparator.UNEQUAL ? "<>" : sign(compared)) + " ");
        value(kind, compared.value());
      }
      case Test.Among among -> among(kind, among.values(), negated, field);
      case Test.Alike alike -> {
        field.run();
        sql.add(not + (alike.ignoringCase() ? " ILIKE " : " LIKE ")).value(alike.pattern());
        sql.add(" ESCAPE '\\'");
      }
      case Test.Absent absent -> throw new IllegalStateException("is no question of a value");
    }
  }

  private static String sign(Test.Compared compared) {
    return compared.comparator().sign();
  }

  private void among(Kind kind, List<Literal> values, boolean negated, Runnable field) {
    if (negated) {
      field.run();
      sql.add(" IS NOT NULL AND NOT coalesce(");
    }
    sql.add("(");
    for (int i = 0; i < values.size(); i++) {
      sql.add(i == 0 ? "" : " OR ");
      operand(kind, values.get(i), field);
      sql.add(" = ");
      value(kind, values.get(i));
    }
    sql.add(negated ? "), false)" : ")");
  }

  /// A parameter is a number where a number is asked for.
  private void operand(Kind kind, Literal value, Runnable field) {
    boolean number = kind == Kind.PARAMETER && value.form() == Literal.Form.NUMBER;
    sql.add(number ? NUMBER_OF + "(" : "");
    field.run();
    sql.add(number ? ")" : "");
  }

  private void value(Kind kind, Literal literal) {
    try {
      sql.value(kind.value(literal));
    } catch (Kind.Unfit e) {
      throw new IllegalStateException("was refused when it was read", e);
    }
  }
}
