package io.modeltrail.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointsTest {

  @Test
  void a_missing_address_is_named_with_the_way_out() {
    assertThatThrownBy(() -> Endpoints.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SCHEMA_REGISTRY_URL is not set")
        .hasMessageContaining("./modeltrail up")
        .hasMessageContaining(". .modeltrail/stack.env");
  }

  @Test
  void a_slash_at_the_end_does_no_harm() {
    var endpoints =
        Endpoints.of(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "localhost:9092",
                "SCHEMA_REGISTRY_URL", "http://localhost:8081/"));

    assertThat(endpoints.schemaRegistry()).isEqualTo("http://localhost:8081");
  }
}
