package io.modeltrail.audit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RangeTest {

  @Property(tries = 300)
  void in_whatever_order_claims_come_together_they_are_one(
      @ForAll @IntRange(min = 1, max = 20) int pieces, @ForAll long seed) {
    // given
    Random random = new Random(seed);
    List<Range> claims = new ArrayList<>();
    long at = random.nextInt(5);
    long first = at;
    long records = 0;
    for (int i = 0; i < pieces; i++) {
      long to = at + 1 + random.nextInt(9);
      long visible = random.nextLong(to - at + 1);
      claims.add(new Range(at, to, visible));
      records += visible;
      at = to;
    }
    Collections.shuffle(claims, random);

    // when
    List<Range> known = new ArrayList<>();
    for (Range claim : claims) {
      List<Range> neighbours =
          known.stream().filter(it -> it.from() <= claim.to() && it.to() >= claim.from()).toList();
      Range joined = claim.joined(neighbours).orElseThrow();
      known.removeAll(neighbours);
      known.add(joined);
    }

    // then
    assertThat(known).containsExactly(new Range(first, at, records));
  }

  @Test
  void what_is_claimed_twice_is_not_joined() {
    Range claimed = new Range(10, 20, 5);
    for (Range again :
        List.of(
            claimed,
            new Range(9, 11, 0),
            new Range(19, 21, 1),
            new Range(12, 13, 1),
            new Range(0, 30, 30))) {
      assertThat(again.joined(List.of(claimed))).as("%s", again).isEqualTo(Optional.empty());
    }
    assertThat(new Range(20, 21, 1).joined(List.of(claimed))).contains(new Range(10, 21, 6));
    assertThat(new Range(5, 10, 1).joined(List.of(claimed))).contains(new Range(5, 20, 6));
  }
}
