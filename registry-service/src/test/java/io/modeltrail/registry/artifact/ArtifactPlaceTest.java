package io.modeltrail.registry.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.registry.artifact.store.Sha256;
import org.junit.jupiter.api.Test;

class ArtifactPlaceTest {

  @Test
  void a_name_that_looks_encoded_is_encoded_like_any_other() {
    Sha256 sha256 = Sha256.of(new byte[0]);
    assertThat(ArtifactPlace.href(sha256, "files/a b/report%20final+{1}ü.csv"))
        .isEqualTo("/artifacts/" + sha256 + "/files/a%20b/report%2520final%2B%7B1%7D%C3%BC.csv");
  }

  @Test
  void what_any_client_may_write_as_it_is_is_not_encoded() {
    Sha256 sha256 = Sha256.of(new byte[0]);
    assertThat(ArtifactPlace.href(sha256, "files/a~b-c_d.0/%7E"))
        .isEqualTo("/artifacts/" + sha256 + "/files/a~b-c_d.0/%257E");
  }
}
