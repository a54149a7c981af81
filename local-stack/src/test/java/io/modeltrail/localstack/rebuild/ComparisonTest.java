package io.modeltrail.localstack.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Row ONE = row("version fraud/1", "r-1");
  private static final Row TWO = row("version fraud/2", "r-2");
  private static final Row THREE = row("version fraud/3", "r-3");

  @Test
  void the_same_rows_are_counted_and_do_not_differ() {
    var comparison = compare(List.of(ONE, TWO), List.of(ONE, TWO));

    assertThat(comparison).isEqualTo(new Comparison("versions", 2, 2, 0, List.of()));
  }

  @Test
  void two_empty_databases_are_the_same() {
    assertThat(compare(List.of(), List.of()).differing()).isZero();
  }

  @Test
  void a_field_that_is_another_one_is_named_with_both_values() {
    var comparison = compare(List.of(ONE, TWO), List.of(ONE, row("version fraud/2", "r-9")));

    assertThat(comparison.first()).containsExactly("version fraud/2: run was r-2, is r-9");
    assertThat(comparison.differing()).isEqualTo(1);
  }

  @Test
  void what_only_one_of_both_knows_is_named() {
    var comparison = compare(List.of(ONE, TWO), List.of(TWO, THREE));

    assertThat(comparison.first())
        .containsExactly("version fraud/1 is missing", "version fraud/3 was not there before");
    assertThat(comparison.before()).isEqualTo(2);
    assertThat(comparison.rebuilt()).isEqualTo(2);
  }

  @Test
  void all_differences_are_counted_and_the_first_ten_are_told() {
    var many = IntStream.range(100, 125).mapToObj(i -> row("version fraud/" + i, "r")).toList();

    var comparison = compare(many, List.of());

    assertThat(comparison.differing()).isEqualTo(25);
    assertThat(comparison.first()).hasSize(10).startsWith("version fraud/100 is missing");
  }

  @Test
  void rows_are_in_the_order_of_their_bytes_as_the_database_sorts_them() {
    // Java's own order has them the other way round.
    var inFirstPlane = row("run \uFF5E", "r");
    var beyond = row("run \uD83D\uDE00", "r");

    var comparison = compare(List.of(inFirstPlane, beyond), List.of(inFirstPlane, beyond));

    assertThat(inFirstPlane).isLessThan(beyond);
    assertThat(comparison.differing()).isZero();
  }

  @Test
  void a_long_difference_is_cut() {
    var comparison = compare(List.of(ONE), List.of(row("version fraud/1", "r".repeat(5_000))));

    assertThat(comparison.first().getFirst()).hasSizeLessThan(310).endsWith(" ...");
  }

  private static Comparison compare(List<Row> before, List<Row> rebuilt) {
    return Comparison.of("versions", before.iterator(), rebuilt.iterator());
  }

  private static Row row(String key, String run) {
    return new Row(key, Map.of("run", run, "phase", "TRAINING"));
  }
}
