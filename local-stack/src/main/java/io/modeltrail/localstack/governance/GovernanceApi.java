package io.modeltrail.localstack.governance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// The promotion service's interface to the rules.
///
/// @param url of the promotion service, without a path
/// @param token of an operator
public record GovernanceApi(String url, String token) {

  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  private static final String YAML = "application/yaml";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What the service answers.
  public record Answer(int status, JsonNode body) {

    /// For a person: the problem's detail, else all of it.
    public String detail() {
      return body.has("detail") ? body.path("detail").asText() : body.toString();
    }
  }

  /// The rules that hold now; status 404 before the first.
  public Answer newest() {
    return send(request("/governance").GET().header("Accept", "application/json"));
  }

  /// @param origin `repository` and `commit`, as far as they are known
  public Answer apply(String text, Map<String, String> origin) {
    String query =
        origin.entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
    return send(
        request("/governance" + (origin.isEmpty() ? "" : query))
            .header("Content-Type", YAML)
            .header("Prefer", "wait=30")
            .PUT(HttpRequest.BodyPublishers.ofString(text)));
  }

  public Answer check(String text) {
    return send(
        request("/governance/check")
            .header("Content-Type", YAML)
            .POST(HttpRequest.BodyPublishers.ofString(text)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) {
    try (var http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), body(response.body()));
    } catch (IOException e) {
      throw new IllegalStateException(
          "The promotion service at %s does not answer (%s)"
              .formatted(
                  url, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + url, e);
    }
  }

  private static JsonNode body(String text) {
    try {
      return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode().put("detail", text);
    }
  }
}
