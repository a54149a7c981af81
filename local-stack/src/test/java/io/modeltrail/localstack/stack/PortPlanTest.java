package io.modeltrail.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPlanTest {

  @Test
  void ports_are_neighbours_in_a_fixed_order() {
    var plan = PortPlan.from(8080);

    assertThat(plan.port(StackPort.CONSOLE)).isEqualTo(8080);
    assertThat(plan.port(StackPort.REGISTRY)).isEqualTo(8081);
    assertThat(plan.port(StackPort.SCHEMA_REGISTRY)).isEqualTo(8084);
    assertThat(plan.port(StackPort.KAFKA)).isEqualTo(8085);
    assertThat(plan.port(StackPort.POSTGRES)).isEqualTo(8087);
    assertThat(plan.port(StackPort.SCHEMA_REGISTRY_MANAGEMENT)).isEqualTo(8088);
  }

  @Test
  void the_highest_ports_can_be_used() {
    var plan = PortPlan.from(65_527);

    assertThat(plan.ports()).containsValue(65_535);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_528})
  void there_is_no_plan_beyond_the_ports_that_exist(int base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortPlan.from(base))
        .withMessageContaining(Integer.toString(base));
  }

  @Test
  void free_ports_differ_from_each_other() {
    assertThat(PortPlan.free().ports().values()).doesNotHaveDuplicates();
  }
}
