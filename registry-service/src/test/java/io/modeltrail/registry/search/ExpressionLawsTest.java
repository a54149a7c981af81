package io.modeltrail.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.registry.search.Condition.Test;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every text and every condition.
class ExpressionLawsTest {

  private static final Arbitrary<String> TEXTS =
      Arbitraries.oneOf(
          Arbitraries.strings().ofMaxLength(30).filter(text -> text.indexOf('\0') < 0),
          Arbitraries.of("risk", "it's", "\"", "'; DROP TABLE model; --", "$1", "?", "%", ""));

  @Property
  void any_text_is_understood_or_is_a_mistake_with_a_place(@ForAll String text) {
    isUnderstoodOrMistaken(text);
  }

  @Property
  void any_words_of_the_language_in_any_order_too(@ForAll("words") String text) {
    isUnderstoodOrMistaken(text);
  }

  @Property
  void a_printed_condition_reads_as_itself(@ForAll("conditions") Condition condition) {
    assertThat(Expression.where(condition.toString()))
        .isEqualTo(new Expression.Understood<>(condition));
  }

  /// As many parameters as there are question marks: no name and no value is in the SQL itself.
  @Property
  void names_and_values_are_parameters(@ForAll("conditions") Condition condition) {
    for (Scope scope : Scope.values()) {
      Sql sql = ConditionSql.of(condition, scope);
      assertThat(sql.text().chars().filter(each -> each == '?').count())
          .isEqualTo(sql.values().size());
      assertThat(sql.text()).doesNotContain("DROP").doesNotContain("risk");
    }
  }

  private static void isUnderstoodOrMistaken(String text) {
    if (Expression.where(text) instanceof Expression.Mistaken<Condition>(Mistake mistake)) {
      assertThat(mistake.detail(text)).contains("position " + mistake.position());
    }
    if (Expression.order(text) instanceof Expression.Mistaken<Order>(Mistake mistake)) {
      assertThat(mistake.detail(text)).contains("position " + mistake.position());
    }
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(
            "metrics.auc",
            "tags[\"a\"]",
            "version",
            "environment",
            "AND",
            "or",
            "NOT",
            "(",
            ")",
            "=",
            "<=",
            "LIKE",
            "IN",
            ",",
            "'x'",
            "\"",
            "3",
            "-1e5",
            "IS",
            "NULL",
            "true",
            ".",
            "[",
            "desc",
            "😀",
            "\\",
            "%")
        .list()
        .ofMaxSize(25)
        .map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<Condition> conditions() {
    return nested(3).filter(condition -> condition.toString().length() < 2_000);
  }

  private Arbitrary<Condition> nested(int depth) {
    if (depth == 0) {
      return tested();
    }
    Arbitrary<Condition> inner = nested(depth - 1);
    return Arbitraries.oneOf(
        tested(),
        inner.map(Condition.Not::new),
        inner.list().ofMinSize(2).ofMaxSize(3).map(Condition.And::new),
        inner.list().ofMinSize(2).ofMaxSize(3).map(Condition.Or::new));
  }

  private Arbitrary<Condition> tested() {
    Arbitrary<Reference> texts =
        Arbitraries.oneOf(
            TEXTS.map(key -> new Reference(Fields.TAGS, key)),
            Arbitraries.of("algorithm", "environment", "datasets.name", "owner", "run.runId")
                .map(path -> new Reference(Fields.find(path), null)));
    Arbitrary<Test> tests =
        Arbitraries.oneOf(
            Combinators.combine(
                    Arbitraries.of(Comparator.EQUAL, Comparator.UNEQUAL), TEXTS.map(Literal::text))
                .as(Test.Compared::new),
            TEXTS.map(Literal::text).list().ofMinSize(1).ofMaxSize(3).map(Test.Among::new),
            Combinators.combine(
                    TEXTS.map(text -> text.replace("\\", "\\\\")), Arbitraries.of(true, false))
                .as(Test.Alike::new),
            Arbitraries.just(new Test.Absent()));
    Arbitrary<Condition> ofTexts =
        Combinators.combine(texts, tests, Arbitraries.of(true, false))
            .as(
                (reference, test, negated) ->
                    new Condition.Tested(
                        reference, test, negated && !(test instanceof Test.Compared)));
    Arbitrary<Condition> ofFigures =
        Combinators.combine(TEXTS, Arbitraries.doubles(), Arbitraries.of(Comparator.values()))
            .as(
                (key, figure, comparator) ->
                    new Condition.Tested(
                        new Reference(Fields.find("metrics"), key),
                        new Test.Compared(
                            comparator, new Literal(Literal.Form.NUMBER, Double.toString(figure))),
                        false));
    return Arbitraries.oneOf(ofTexts, ofFigures);
  }
}
