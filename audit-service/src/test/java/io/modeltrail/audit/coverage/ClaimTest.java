package io.modeltrail.audit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modeltrail.messaging.loop.Positions.Partition;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {

  private static final String ID = "5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02";
  private static final String NAME = "model.trained/" + ID + "/3";
  private static final Partition PARTITION = new Partition(UUID.fromString(ID), "model.trained", 3);

  @Test
  void a_claim_is_read_as_it_is_written() {
    List<Claim> claims =
        List.of(
            new Claim(PARTITION, 120, 180, 55),
            new Claim(new Partition(new UUID(0, 1), "promotion.changed", 0), 0, 4, 0));
    Map<String, String> detail = Claim.detail(claims);
    assertThat(detail)
        .hasSize(4)
        .containsEntry(NAME, "120-180")
        .containsEntry(NAME + "/records", "55");
    assertThat(Claim.parse(detail)).containsExactlyInAnyOrderElementsOf(claims);
  }

  @ParameterizedTest
  @CsvSource({
    "180-120,0",
    "0-10,11",
    "-1-10,1",
    "0-0,0",
    "a-b,1",
    "0-10,",
    "0-10,-1",
    "'0-10 ',1",
    "0-,1"
  })
  void what_claims_nothing_is_refused(String offsets, String records) {
    Map<String, String> detail =
        Map.of(NAME, offsets, NAME + "/records", records == null ? "" : records);
    assertThatIllegalArgumentException().isThrownBy(() -> Claim.parse(detail));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.trained/5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02",
        "/5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02/0",
        "model.trained/5b0ff0a4/0",
        "model.trained/5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02/-1",
        "model.trained/5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02/03",
        "model.trained/5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02/3/4"
      })
  void a_key_that_names_no_partition_is_refused(String key) {
    Map<String, String> detail = Map.of(key, "0-1", key + "/records", "1");
    assertThatIllegalArgumentException().isThrownBy(() -> Claim.parse(detail));
  }
}
