package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// The registry's HTTP interface, as anyone with a token sees it.
final class RegistryApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalStack stack;

  RegistryApi(LocalStack stack) {
    this.stack = stack;
  }

  /// What it answers, whatever the status.
  JsonNode get(Group group, String path) throws IOException, InterruptedException {
    return JSON.readTree(text(group, path));
  }

  /// One of its metrics.
  double metric(String name) throws IOException, InterruptedException {
    return text(Group.OPERATOR, "/q/metrics")
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .mapToDouble(Double::parseDouble)
        .sum();
  }

  private String text(Group group, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.url(Service.REGISTRY) + path))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + stack.token(group))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
