package io.modeltrail.promotion.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Whether what runs is what should.
class ReportedTest {

  private static final String GOOD = "a".repeat(64);
  private static final String OTHER = "b".repeat(64);

  @Test
  void the_digest_decides_where_it_was_told() {
    assertThat(Reported.asPromoted("SUCCEEDED", GOOD, GOOD)).contains(true);
    assertThat(Reported.asPromoted("SUCCEEDED", OTHER, GOOD)).contains(false);
    assertThat(Reported.asPromoted("ROLLED_BACK", GOOD, GOOD)).contains(true);
    assertThat(Reported.asPromoted("FAILED", OTHER, GOOD)).contains(false);
  }

  @Test
  void without_a_digest_nothing_is_claimed() {
    assertThat(Reported.asPromoted("SUCCEEDED", null, GOOD)).isEmpty();
    assertThat(Reported.asPromoted("FAILED", null, GOOD)).isEmpty();
  }

  @Test
  void where_nothing_should_run_only_what_was_removed_is_right() {
    assertThat(Reported.asPromoted("REMOVED", null, null)).contains(true);
    assertThat(Reported.asPromoted("SUCCEEDED", null, null)).contains(false);
    assertThat(Reported.asPromoted("SUCCEEDED", GOOD, null)).contains(false);
    assertThat(Reported.asPromoted("REMOVED", null, GOOD)).contains(false);
  }
}
