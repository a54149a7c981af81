package io.modeltrail.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private static final UUID TOPIC = new UUID(0, 1);

  @Property(tries = 200)
  void a_place_is_free_once(@ForAll List<@LongRange(max = 3000) Long> offsets) {
    Places places = new Places(100);
    Set<Long> taken = new HashSet<>();
    for (long offset : offsets) {
      assertThat(places.take(place(0, offset))).isEqualTo(taken.add(offset));
    }
  }

  @Test
  void partitions_and_topics_have_places_of_their_own() {
    Places places = new Places(100);

    assertThat(places.take(place(0, 5))).isTrue();
    assertThat(places.take(place(1, 5))).isTrue();
    assertThat(places.take(new LeafPlace("t", new UUID(0, 2), 0, 5))).isTrue();
    assertThat(places.take(new LeafPlace("t", TOPIC, 0, Long.MAX_VALUE))).isTrue();
    assertThat(places.take(new LeafPlace("t", TOPIC, 0, Long.MAX_VALUE))).isFalse();
    assertThat(places.take(place(0, 5))).isFalse();
  }

  @Test
  void where_there_is_no_room_nothing_is_claimed() {
    Places places = new Places(2);
    places.take(place(0, 0));
    assertThat(places.isFull()).isFalse();
    places.take(place(0, 5000));

    assertThat(places.take(place(0, 10_000))).isTrue();
    assertThat(places.take(place(0, 10_000))).isTrue();
    assertThat(places.take(place(0, 5000))).isFalse();
    assertThat(places.isFull()).isTrue();
  }

  private static LeafPlace place(int partition, long offset) {
    return new LeafPlace("t", TOPIC, partition, offset);
  }
}
