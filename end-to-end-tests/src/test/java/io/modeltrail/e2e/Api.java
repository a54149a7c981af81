package io.modeltrail.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The HTTP interface of one instance, for one caller.
record Api(String url, String token) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(bytes(path));
  }

  byte[] bytes(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(
          "%s%s: %d %s"
              .formatted(url, path, answer.statusCode(), new String(answer.body(), UTF_8)));
    }
    return answer.body();
  }

  /// Answered with the effect, where that comes soon.
  ///
  /// @return the status; 2xx: it is in the log
  int post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Prefer", "wait=5")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  /// All pages of a list.
  ///
  /// @param limit how many items a page has
  List<JsonNode> list(String path, int limit) throws IOException, InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonNode page = get(path + "?limit=" + limit + next);
      page.get("items").forEach(items::add);
      next =
          page.hasNonNull("next")
              ? "&after=" + URLEncoder.encode(page.get("next").asText(), UTF_8)
              : null;
    }
    return items;
  }
}
