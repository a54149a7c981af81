package io.modeltrail.examples.training;

import io.apicurio.registry.rest.client.models.ProblemDetails;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Says for a person why an event was not published, and what to do.
final class PublishFailure {

  private PublishFailure() {}

  static String explain(Throwable failure, Endpoints endpoints) {
    var kafka = "Kafka at " + endpoints.kafka();
    var registry = "the schema registry at " + endpoints.schemaRegistry();
    var cause = innermost(failure);
    var what =
        switch (cause) {
          case TimeoutException e -> "no answer from " + kafka;
          case UnknownTopicOrPartitionException e -> kafka + " has no topic " + Publisher.TOPIC;
          case KafkaException e -> kafka + " did not take it";
          case ProblemDetails e -> registry + " says: " + e.getTitle();
          case IOException e -> "no answer from " + registry;
          case java.util.concurrent.TimeoutException e ->
              "no answer in time from %s or %s".formatted(kafka, registry);
          default -> "it does not fit the schema in " + registry;
        };
    return "Not published: %s%n(%s)%nIs the stack up? %s"
        .formatted(what, cause, Endpoints.START_IT);
  }

  private static Throwable innermost(Throwable failure) {
    var cause = failure;
    for (var next = cause.getCause(); next != null; next = next.getCause()) {
      cause = next;
    }
    return cause;
  }
}
