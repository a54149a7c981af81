package io.modeltrail.audit.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IndicesTest {

  @Test
  void numbers_are_written_as_few_stretches() {
    Indices indices = Indices.of(List.of(12L, 5L, 6L, 8L, 7L, 12L, 9L));

    assertThat(indices).hasToString("5-9,12");
    assertThat(indices.multirange()).isEqualTo("{[5,10),[12,13)}");
    assertThat(indices.count()).isEqualTo(6);
  }

  @Test
  void none_is_one_empty_part() {
    assertThat(Indices.NONE.parts(10, 10)).containsExactly(Indices.NONE);
    assertThat(Indices.NONE.multirange()).isEqualTo("{}");
  }

  @Property
  void what_is_written_as_a_multirange_is_read_as_it_was(
      @ForAll Set<@LongRange(min = 0, max = 60) Long> numbers) {
    Indices indices = Indices.of(numbers);

    assertThat(Indices.ofMultirange(indices.multirange())).isEqualTo(indices);
    assertThat(indices.toArray()).containsExactly(sorted(numbers));
  }

  @Property
  void parts_are_all_of_it_each_number_once_and_none_is_too_large(
      @ForAll Set<@LongRange(min = 0, max = 200) Long> numbers,
      @ForAll @IntRange(min = 1, max = 9) int numbersMax,
      @ForAll @IntRange(min = 8, max = 30) int charactersMax) {
    List<Indices> parts = Indices.of(numbers).parts(numbersMax, charactersMax);

    List<Long> together = new ArrayList<>();
    for (Indices part : parts) {
      assertThat(part.count()).isLessThanOrEqualTo(numbersMax);
      assertThat(part.toString().length()).isLessThanOrEqualTo(charactersMax);
      Arrays.stream(part.toArray()).forEach(together::add);
    }
    assertThat(together.stream().mapToLong(Long::longValue).toArray())
        .containsExactly(sorted(numbers));
  }

  private static long[] sorted(Set<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).sorted().toArray();
  }
}
