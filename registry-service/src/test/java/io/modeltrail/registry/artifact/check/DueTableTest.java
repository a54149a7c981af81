package io.modeltrail.registry.artifact.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.registry.artifact.store.Sha256;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DueTableTest {

  private static final String HASH = "a".repeat(64);

  @Test
  void a_size_that_was_not_told_is_none() {
    String file = "{\"path\":\"p\",\"sha256\":\"%s\"%s}";
    String files =
        "[%s,%s,%s]"
            .formatted(
                file.formatted(HASH, ""),
                file.formatted(HASH, ",\"sizeBytes\":null"),
                file.formatted(HASH, ",\"sizeBytes\":0"));
    assertThat(DueTable.files(files))
        .containsExactly(
            new Told.File("p", new Sha256(HASH), OptionalLong.empty()),
            new Told.File("p", new Sha256(HASH), OptionalLong.empty()),
            new Told.File("p", new Sha256(HASH), OptionalLong.of(0)));
    assertThat(DueTable.files(null)).isEmpty();
  }
}
