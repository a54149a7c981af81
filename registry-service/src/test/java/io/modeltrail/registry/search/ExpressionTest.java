package io.modeltrail.registry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "metrics.auc >= 0.9 and tags.team = 'risk' | metrics.auc >= 0.9 AND tags.team = \"risk\"",
        "metrics[\"val/auc\"]<.5 | metrics[\"val/auc\"] < .5",
        "metrics.in > 1 | metrics.in > 1",
        "tags.größe = 'x' | tags[\"größe\"] = \"x\"",
        "tags['\uA7CB'] = 'x' | tags[\"\uA7CB\"] = \"x\"",
        "Not tags.a = 'x' OR tags.b <> 'y' | (NOT (tags.a = \"x\")) OR tags.b != \"y\"",
        "(tags.a = 'x' or tags.b = 'y') AND version IN (1, 2) | (tags.a = \"x\" OR tags.b = \"y\")"
            + " AND version IN (1, 2)",
        "parameters.depth not in (3, 'deep') | parameters.depth NOT IN (3, \"deep\")",
        "tags.a is null | tags.a IS NULL",
        "tags.a IS NOT NULL | tags.a IS NOT NULL",
        "modelName LIKE 'credit%' | modelName LIKE \"credit%\"",
        "modelName NOT ILIKE '50\\%' | modelName NOT ILIKE \"50\\%\"",
        "tags.q = 'it''s \"so\"' | tags.q = \"it's \"\"so\"\"\"",
        "run.codeDirty = TRUE | run.codeDirty = TRUE",
        "run.externalIds.jira = 'X-1' | run.externalIds.jira = \"X-1\"",
        "environment = 'production' | environment = \"production\"",
        "registeredAt >= '2026-01-01T00:00:00+01:00' | registeredAt >="
            + " \"2026-01-01T00:00:00+01:00\"",
        "reviewDueBy < '2026-01-31' | reviewDueBy < \"2026-01-31\"",
      })
  void an_expression_is_printed_as_one_that_reads_the_same(String written, String printed) {
    // when
    Condition condition = condition(written);

    // then
    assertThat(condition).hasToString(printed);
    assertThat(condition(printed)).isEqualTo(condition);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "metrics.auc = 'x'          | 15 | expected a number",
        "metrics.auc LIKE 'x'       | 13 | LIKE is for texts",
        "tags.a = 3                 | 10 | expected a text in quotes",
        "tags.a = true              | 10 | expected a text in quotes",
        "version = 1.5              | 11 | a whole number",
        "version = 'one'            | 11 | a whole number",
        "metrics.auc < 1e999        | 15 | too large",
        "registeredAt > 'yesterday' | 16 | 2026-01-31T12:00:00Z",
        "registeredAt > '2026-01-31'| 16 | 2026-01-31T12:00:00Z",
        "registeredAt > 3           | 16 | a time in quotes",
        "registeredAt LIKE '2026%'  | 14 | LIKE is for texts",
        "reviewDueBy > '2026-02-30' | 15 | a date in quotes",
        "run.codeDirty = 'yes'      | 17 | true or false",
        "run.codeDirty > true       | 15 | has no order",
        "environment > 'a'          | 13 | has no order",
        "parameters.p = true        | 16 | a number, or a text",
        "tags.a LIKE 'x\\'          | 13 | not at its end",
        "tags.a IN ()               | 12 | found ), expected true, false, a number or a text",
        "tags.a IN ('x', 3)         | 17 | expected a text in quotes",
        "tags.a IS 'x'              | 11 | found 'x', expected NOT or NULL",
        "tags.a NOT = 'x'           | 12 | expected IN, LIKE or ILIKE",
        "tags.a == 'x'              | 9  | found =, expected",
        "tags.a = 'x                | 10 | no closing quote",
        "tags.a = 'x' AND           | 17 | found the end, expected",
        "tags.a = 'x' tags.b = 'y'  | 14 | expected AND, OR or the end",
        "(tags.a = 'x'              | 14 | expected",
        "tags.a = 'x')              | 13 | found )",
        "tags. = 'x'                | 7  | expected a name",
        "tags = 'x'                 | 1  | tags needs a name",
        "metrics.val.auc > 1        | 1  | metrics[\"val.auc\"]",
        "metric.auc > 1             | 1  | did you mean metrics?",
        "run.expriment = 'x'        | 1  | did you mean run.experiment?",
        "Environment = 'x'          | 1  | did you mean environment?",
        "nonsense = 'x'             | 1  | there are metrics.<name>",
        "; DROP TABLE model         | 1  | found ;",
        "AND                        | 1  | found AND, expected",
      })
  void a_mistake_is_told_with_its_place_and_what_is_expected(
      String written, int position, String what) {
    // when
    Mistake mistake = mistake(written.strip());

    // then
    assertThat(mistake.what()).contains(what);
    assertThat(mistake.position()).isEqualTo(position);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void nothing_is_no_condition(String written) {
    assertThat(mistake(written).what()).startsWith("found the end, expected");
  }

  @Test
  void the_place_is_pointed_at() {
    String written = "tags.a = \"x\" AND metrics.auc = \"high\"";
    assertThat(mistake(written).detail(written))
        .isEqualTo(
            """
            position 32: metrics.auc: found "high", expected a number
            …ags.a = "x" AND metrics.auc = "high"
                                           ^\
            """);
  }

  @Test
  void places_are_counted_in_characters_also_outside_the_basic_plane() {
    String written = "tags[\"😀\"] = 3";
    assertThat(mistake(written).position()).isEqualTo(13);
    assertThat(mistake(written).detail(written)).endsWith("= 3\n" + " ".repeat(12) + "^");
  }

  @Test
  void what_is_too_long_is_refused_at_once() {
    String written = "metrics.auc > 1 AND ".repeat(5_000) + "metrics.auc > 1";
    assertTimeoutPreemptively(
        Duration.ofSeconds(1),
        () -> assertThat(mistake(written).what()).contains("at most 4,000 characters"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "NOT ", "NOT (", "( NOT NOT ("})
  void what_is_nested_too_deep_is_refused(String opening) {
    String written = opening.repeat(3_900 / opening.length()) + "metrics.auc > 1";
    assertThat(mistake(written).what()).contains("at most 60 deep");
  }

  @Test
  void sixty_parentheses_are_not_too_deep_and_a_hundred_conditions_not_too_many() {
    assertThat(condition("(".repeat(60) + "version = 1" + ")".repeat(60)))
        .hasToString("version = 1");
    assertThat(condition("version = 1" + " OR version = 1".repeat(99))).isNotNull();
    assertThat(condition("(NOT version = 1) OR ".repeat(99) + "version = 1")).isNotNull();
    assertThat(mistake("version = 1" + " OR version = 1".repeat(100)).what())
        .contains("at most 100 conditions");
  }

  @Test
  void a_text_with_nul_is_refused() {
    assertThat(mistake("tags.a = \"\0\"").position()).isEqualTo(11);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metrics.auc desc, version     | metrics.auc DESC, version ASC",
        "parameters.depth ASC          | parameters.depth ASC",
        "run.startedAt                 | run.startedAt ASC",
      })
  void an_order_is_read(String written, String printed) {
    assertThat(Expression.order(written))
        .isInstanceOfSatisfying(
            Expression.Understood.class,
            understood -> assertThat(understood.value()).hasToString(printed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "environment                          | 1  | no order",
        "metrics.auc descending               | 13 | found descending, expected",
        "metrics.auc,                         | 13 | found the end, expected a field",
        "auc                                  | 1  | there is no field",
        "version,version,version,version,version,version | 41 | at most 5",
        "version = 3                          | 9  | found =",
      })
  void a_wrong_order_is_refused(String written, int position, String what) {
    assertThat(Expression.order(written.strip()))
        .isInstanceOfSatisfying(
            Expression.Mistaken.class,
            mistaken -> {
              assertThat(mistaken.mistake().what()).contains(what);
              assertThat(mistaken.mistake().position()).isEqualTo(position);
            });
  }

  static Condition condition(String written) {
    return switch (Expression.where(written)) {
      case Expression.Understood<Condition>(Condition condition) -> condition;
      case Expression.Mistaken<Condition>(Mistake mistake) ->
          throw new AssertionError(mistake.detail(written));
    };
  }

  private static Mistake mistake(String written) {
    return switch (Expression.where(written)) {
      case Expression.Understood<Condition>(Condition condition) ->
          throw new AssertionError("is understood: " + condition);
      case Expression.Mistaken<Condition>(Mistake mistake) -> mistake;
    };
  }
}
