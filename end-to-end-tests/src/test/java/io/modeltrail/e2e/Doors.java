package io.modeltrail.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// All that a service's OpenAPI document says it answers.
final class Doors {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete");
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Not HTTP/2: there, a server may hang up on a client that leaves many answers unread.
  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

  private final String url;
  private final List<String> tokens;
  private final Fuzz fuzz;

  /// @param parameters as OpenAPI has them: `in`, `name`
  /// @param isStream whether the answer may begin when something happens only
  private record Door(String method, String path, List<JsonNode> parameters, boolean isStream) {}

  Doors(String url, List<String> tokens, Fuzz fuzz) {
    this.url = url;
    this.tokens = tokens;
    this.fuzz = fuzz;
  }

  /// Knocks at each door.
  ///
  /// @param times how often at each
  /// @return what was asked and how it was answered, where that was not in order: an error of the
  ///   service's, or nothing at all
  List<String> failures(int times) throws IOException, InterruptedException {
    List<String> failures = new ArrayList<>();
    for (Door door : doors()) {
      for (int i = 0; i < times; i++) {
        String asked = asked(door);
        String answer = answer(door, asked);
        if (!answer.isEmpty()) {
          failures.add(door.method + " " + asked + ": " + answer);
        }
      }
    }
    return failures;
  }

  private List<Door> doors() throws IOException, InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(url + "/q/openapi?format=json")).build();
    JsonNode document = JSON.readTree(http.send(question, BodyHandlers.ofString()).body());
    List<Door> doors = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(
                        method ->
                            doors.add(
                                door(
                                    path.getKey(),
                                    path.getValue(),
                                    method.getKey(),
                                    method.getValue()))));
    return doors;
  }

  private static Door door(String path, JsonNode ofPath, String method, JsonNode operation) {
    List<JsonNode> parameters =
        Stream.concat(
                ofPath.path("parameters").valueStream(), operation.path("parameters").valueStream())
            .toList();
    return new Door(
        method.toUpperCase(Locale.ROOT),
        path,
        parameters,
        operation.at("/responses/200/content").has("text/event-stream"));
  }

  private String asked(Door door) {
    StringBuilder asked = new StringBuilder(door.path);
    String separator = "?";
    for (JsonNode parameter : door.parameters) {
      String name = parameter.path("name").asText();
      String value = URLEncoder.encode(fuzz.text(), UTF_8).replace("+", "%20");
      int at = asked.indexOf("{" + name);
      if (parameter.path("in").asText().equals("path") && at >= 0) {
        asked.replace(at, asked.indexOf("}", at) + 1, value);
      } else if (parameter.path("in").asText().equals("query") && fuzz.sometimes()) {
        asked.append(separator).append(name).append('=').append(value);
        separator = "&";
      }
    }
    return asked.toString();
  }

  /// @return empty if it is in order
  private String answer(Door door, String asked) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + asked))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(
                door.method,
                Set.of("GET", "HEAD").contains(door.method)
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(fuzz.document()));
    if (!fuzz.sometimes() || door.isStream) {
      request.header("Authorization", "Bearer " + fuzz.oneOf(tokens));
    }
    try {
      HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        return answer.statusCode() < 500
            ? ""
            : answer.statusCode() + " " + new String(body.readNBytes(500), UTF_8);
      }
    } catch (HttpTimeoutException e) {
      return door.isStream ? "" : "no answer";
    } catch (IOException e) {
      return e.toString();
    }
  }
}
