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
import java.util.ArrayList;
import java.util.List;

/// The services' HTTP interfaces, as anyone with a token sees them.
final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalStack stack;

  private final Service service;

  Api(LocalStack stack, Service service) {
    this.stack = stack;
    this.service = service;
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

  /// Sends JSON, and waits for the effect.
  JsonNode post(Group group, String path, JsonNode body) throws IOException, InterruptedException {
    return send(posting(group, path, body).header("Prefer", "wait=20"));
  }

  /// Sends JSON: the answer says only that it is in the log, and under which event id.
  JsonNode tell(Group group, String path, JsonNode body) throws IOException, InterruptedException {
    return send(posting(group, path, body));
  }

  private HttpRequest.Builder posting(Group group, String path, JsonNode body) {
    return request(group, path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
  }

  /// All items of a list, over its pages.
  List<JsonNode> all(Group group, String path) throws IOException, InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = get(group, path + (path.contains("?") ? "&" : "?") + "limit=1000" + next);
      page.path("items").forEach(items::add);
      next = page.has("next") ? "&after=" + page.path("next").asText() : "";
    } while (!next.isEmpty());
    return items;
  }

  /// The answer as it came.
  String text(Group group, String path) throws IOException, InterruptedException {
    return http.send(request(group, path).build(), BodyHandlers.ofString()).body();
  }

  /// The answer's bytes.
  byte[] bytes(Group group, String path) throws IOException, InterruptedException {
    return http.send(request(group, path).build(), BodyHandlers.ofByteArray()).body();
  }

  private HttpRequest.Builder request(Group group, String path) {
    return HttpRequest.newBuilder(URI.create(stack.url(service) + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + stack.token(group));
  }
}
