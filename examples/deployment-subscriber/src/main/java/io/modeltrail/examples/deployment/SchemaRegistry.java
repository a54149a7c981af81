package io.modeltrail.examples.deployment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Tells a schema registry that is away, or has lost what it knew, from one that can be believed.
final class SchemaRegistry {

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final HttpRequest ours;

  SchemaRegistry(String url, String topic) {
    ours =
        HttpRequest.newBuilder(
                URI.create(
                    "%s/apis/registry/v3/groups/default/artifacts/%s-value".formatted(url, topic)))
            .timeout(Duration.ofSeconds(3))
            .build();
  }

  /// Whether it answers, and knows the topic's schema.
  boolean answers() throws InterruptedException {
    try {
      return http.send(ours, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
