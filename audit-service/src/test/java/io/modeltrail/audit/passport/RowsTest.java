package io.modeltrail.audit.passport;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.audit.passport.Passport.Row;
import io.modeltrail.audit.passport.Passport.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

  @Test
  void a_column_is_shown_if_one_row_says_something_in_it() {
    // given
    Rows rows = new Rows();
    rows.add(List.of(7L), "train", "", " ", "s3://data");
    rows.add(List.of(8L), "test", "held out", "", "");

    // when
    Section table = rows.section("Data sets", "", "name", "remark", "version", "where").getFirst();

    // then
    assertThat(table.columns()).containsExactly("name", "remark", "where");
    assertThat(table.rows())
        .containsExactly(
            new Row(List.of("train", "", "s3://data"), List.of(7L)),
            new Row(List.of("test", "held out", ""), List.of(8L)));
  }

  @Test
  void rows_beyond_the_limit_are_counted() {
    // given
    Rows rows = new Rows();
    for (long i = 0; i < Rows.MAX + 3; i++) {
      rows.add(List.of(i), "row " + i, i < Rows.MAX ? "" : "said");
    }

    // when
    Section table = rows.section("Many", "", "name", "remark").getFirst();

    // then
    assertThat(table.rows()).hasSize(Rows.MAX);
    assertThat(table.more()).isEqualTo(3);
    assertThat(table.columns()).containsExactly("name", "remark");
  }
}
