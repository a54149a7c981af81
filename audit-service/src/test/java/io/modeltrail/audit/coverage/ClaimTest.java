package io.modeltrail.audit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modeltrail.messaging.loop.Positions.Partition;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {

  private static final String ID = "5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02";
  private static final Partition PARTITION = new Partition(UUID.fromString(ID), "model.trained", 3);

  @Test
  void a_claim_is_read_as_it_is_written() {
    Claim claim = new Claim(PARTITION, 120, 180, 55);
    assertThat(claim.key()).isEqualTo("model.trained/" + ID + "/3");
    assertThat(claim.value()).isEqualTo("120-180 55");
    assertThat(Claim.parse(claim.key(), claim.value())).isEqualTo(claim);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"120-180", "180-120 0", "0-10 11", "-1-10 1", "0-0 0", "a-b c", "0-10  1"})
  void a_value_that_claims_nothing_is_refused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Claim.parse("model.trained/" + ID + "/3", value));
  }

  @ParameterizedTest
  @CsvSource({
    "model.trained",
    "model.trained/5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02",
    "/5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02/0",
    "model.trained/5b0ff0a4/0",
    "model.trained/5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02/-1",
    "model.trained/5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02/03",
  })
  void a_key_that_names_no_partition_is_refused(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> Claim.parse(key, "0-1 1"));
  }
}
