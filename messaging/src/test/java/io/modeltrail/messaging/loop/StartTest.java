package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.messaging.loop.Start.Finding;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class StartTest {

  private static final OptionalLong NONE = OptionalLong.empty();

  @Test
  void a_new_partition_is_read_from_the_logs_first_offset() {
    assertThat(Start.of(NONE, NONE, NONE, 7, 20)).isEqualTo(new Start(7, 7, 7, Finding.NEW));
  }

  @Test
  void a_groups_offset_means_nothing_to_a_database_that_knows_nothing() {
    assertThat(Start.of(NONE, NONE, at(15), 0, 20)).isEqualTo(new Start(0, 0, 0, Finding.NEW));
  }

  @Test
  void what_the_group_committed_is_not_emitted_again() {
    assertThat(Start.of(at(12), at(10), at(12), 0, 20))
        .isEqualTo(new Start(12, 12, 12, Finding.NORMAL));
  }

  @Test
  void what_is_applied_and_not_committed_is_emitted_again() {
    assertThat(Start.of(at(12), at(10), at(10), 0, 20))
        .isEqualTo(new Start(10, 12, 12, Finding.NORMAL));
  }

  @Test
  void a_group_that_was_reset_makes_at_most_the_last_batch_be_emitted_again() {
    assertThat(Start.of(at(12), at(10), at(0), 0, 20))
        .isEqualTo(new Start(10, 12, 12, Finding.NORMAL));
    assertThat(Start.of(at(12), at(10), NONE, 0, 20))
        .isEqualTo(new Start(10, 12, 12, Finding.NORMAL));
  }

  @Test
  void a_restored_database_reads_again_what_it_has_not_applied() {
    assertThat(Start.of(at(5), at(3), at(18), 0, 20)).isEqualTo(new Start(5, 5, 5, Finding.NORMAL));
  }

  @Test
  void records_that_retention_removed_are_told() {
    assertThat(Start.of(at(5), at(5), at(5), 9, 20))
        .isEqualTo(new Start(5, 5, 9, Finding.RECORDS_LOST));
  }

  @Test
  void a_log_that_ends_before_the_position_is_read_from_its_start() {
    assertThat(Start.of(at(12), at(10), at(10), 0, 4))
        .isEqualTo(new Start(10, 12, 0, Finding.LOG_CUT));
  }

  @Test
  void a_position_that_is_not_read_up_to_is_a_jump() {
    var partition = new Positions.Partition(new UUID(0, 1), "model.trained", 0);
    assertThat(Jump.of(partition, Start.of(at(12), at(12), NONE, 0, 20), 20)).isEmpty();
    assertThat(Jump.of(partition, Start.of(NONE, NONE, NONE, 7, 20), 20))
        .contains(new Jump(partition, Jump.Reason.NEW, 7, 7, 20));
    assertThat(Jump.of(partition, Start.of(at(5), at(5), NONE, 9, 20), 20))
        .contains(new Jump(partition, Jump.Reason.RECORDS_LOST, 5, 9, 20));
    assertThat(Jump.of(partition, Start.of(at(12), at(10), NONE, 0, 4), 4))
        .contains(new Jump(partition, Jump.Reason.LOG_CUT, 12, 0, 4));
  }

  @Property
  void nothing_is_skipped_that_is_in_the_log_and_not_applied(
      @ForAll @LongRange(min = 0, max = 50) long applied,
      @ForAll @LongRange(min = 0, max = 50) long behind,
      @ForAll @LongRange(min = 0, max = 60) long committed,
      @ForAll @LongRange(min = 0, max = 60) long begin,
      @ForAll @LongRange(min = 0, max = 60) long length) {
    long emitted = Math.max(0, applied - behind);
    Start start = Start.of(at(applied), at(emitted), at(committed), begin, begin + length);
    assertThat(start.apply()).isBetween(begin, begin + length);
    assertThat(start.apply()).isLessThanOrEqualTo(Math.max(applied, begin));
    assertThat(start.emitFrom()).isBetween(emitted, applied);
    assertThat(start.emitTo()).isEqualTo(applied);
  }

  private static OptionalLong at(long offset) {
    return OptionalLong.of(offset);
  }
}
