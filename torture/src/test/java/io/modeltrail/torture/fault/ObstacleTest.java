package io.modeltrail.torture.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObstacleTest {

  @Test
  void a_program_that_there_is_not_is_in_the_way() {
    assertThat(Obstacle.without("no-such-program-anywhere").here())
        .hasValueSatisfying(why -> assertThat(why).contains("no-such-program-anywhere"));
  }

  @Test
  void nothing_is_in_the_way_of_what_needs_nothing() {
    assertThat(Obstacle.NONE.here()).isEmpty();
  }

  /// One that is overlooked would be skipped everywhere.
  @Test
  void faults_have_names_of_their_own_and_few_can_be_impossible() {
    assertThat(Faults.all()).extracting(Fault::name).doesNotHaveDuplicates();
    assertThat(Faults.all())
        .extracting(Fault::obstacle)
        .filteredOn(it -> !it.equals(Obstacle.NONE))
        .hasSize(4);
  }
}
