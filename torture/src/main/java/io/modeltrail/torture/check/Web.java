package io.modeltrail.torture.check;

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
import java.util.Optional;

/// One instance's HTTP interface, read.
///
/// @param url without a path
record Web(String url, String token) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

  HttpResponse<byte[]> answer(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  Optional<byte[]> find(String path) throws IOException {
    HttpResponse<byte[]> answer = answer(path);
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    if (answer.statusCode() != 200) {
      throw new IOException(
          "%s%s: %d %s"
              .formatted(url, path, answer.statusCode(), new String(answer.body(), UTF_8)));
    }
    return Optional.of(answer.body());
  }

  JsonNode get(String path) throws IOException {
    return JSON.readTree(find(path).orElseThrow(() -> new IOException(url + path + ": 404")));
  }

  /// All pages of a list.
  List<JsonNode> list(String path, int limit) throws IOException {
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
