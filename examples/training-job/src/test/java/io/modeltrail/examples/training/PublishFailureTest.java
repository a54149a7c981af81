package io.modeltrail.examples.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class PublishFailureTest {

  static final Endpoints ENDPOINTS = new Endpoints("broker:9092", "http://registry:8081");

  @Test
  void a_broker_that_is_away_is_named() {
    assertThat(explain(new org.apache.kafka.common.errors.TimeoutException("15000 ms")))
        .contains("no answer from Kafka at broker:9092")
        .contains("./modeltrail up");
  }

  @Test
  void a_schema_registry_that_is_away_is_named() {
    assertThat(explain(new RuntimeException(new ConnectException("Connection refused"))))
        .contains("no answer from the schema registry at http://registry:8081");
  }

  @Test
  void a_missing_topic_is_named() {
    assertThat(explain(new UnknownTopicOrPartitionException())).contains("no topic model.trained");
  }

  @Test
  void both_are_named_where_it_cannot_be_told_which_is_silent() {
    assertThat(PublishFailure.explain(new TimeoutException(), ENDPOINTS))
        .contains("broker:9092 or the schema registry at http://registry:8081");
  }

  private static String explain(Exception cause) {
    return PublishFailure.explain(new ExecutionException(cause), ENDPOINTS);
  }
}
