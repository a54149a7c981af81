package io.modeltrail.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE entry SET leaf = leaf",
        "DELETE FROM entry WHERE index = 0",
        "TRUNCATE entry",
        "TRUNCATE entry, payload",
        "DELETE FROM payload WHERE index = 0",
        "TRUNCATE payload"
      })
  void an_entry_is_not_changed_even_by_the_owner_of_the_table(String change) throws Exception {
    try (Installation installation = new Installation()) {
      // given
      installation.publish(3, "wine");
      installation.start("a");
      await().until(() -> installation.places().size() == 3);

      // then
      assertThatThrownBy(() -> installation.execute(change)).hasMessageContaining("append-only");
      assertThat(installation.places()).hasSize(3);
    }
  }
}
