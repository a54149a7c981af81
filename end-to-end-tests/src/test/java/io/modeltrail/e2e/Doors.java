package io.modeltrail.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// All that a service's OpenAPI document says it answers.
final class Doors {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete");

  /// Headers that Java's client lets nobody else set.
  private static final Set<String> OF_THE_CLIENT =
      Set.of("expect", "content-length", "connection", "host", "upgrade");

  private static final String STREAM = "text/event-stream";

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Not HTTP/2: there, a server may hang up on a client that leaves many answers unread.
  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

  private final String url;
  private final List<String> tokens;
  private final Fuzz fuzz;
  private final Map<Integer, Integer> statuses = new TreeMap<>();

  /// @param parameters as OpenAPI has them: `in`, `name`
  /// @param answers its media types, where all is well
  private record Door(String method, String path, List<JsonNode> parameters, Set<String> answers) {

    boolean isStream() {
      return answers.contains(STREAM);
    }
  }

  Doors(String url, List<String> tokens, Fuzz fuzz) {
    this.url = url;
    this.tokens = tokens;
    this.fuzz = fuzz;
  }

  /// What came of it.
  ///
  /// @param failures what was asked and how it was answered, where that was not in order: a server
  ///   error, or nothing at all
  /// @param statuses all that was answered, by status
  record Knocked(List<String> failures, Map<Integer, Integer> statuses) {}

  /// Knocks at each door.
  ///
  /// @param times how often at each
  Knocked knock(int times) throws IOException, InterruptedException {
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
    return new Knocked(failures, statuses);
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
        operation
            .at("/responses/200/content")
            .propertyStream()
            .map(Map.Entry::getKey)
            .collect(toSet()));
  }

  private String asked(Door door) {
    StringBuilder asked = new StringBuilder(door.path);
    String separator = "?";
    for (JsonNode parameter : door.parameters) {
      String name = parameter.path("name").asText();
      String value = URLEncoder.encode(fuzz.text(), UTF_8).replace("+", "%20");
      int at = asked.indexOf("{" + name + "}");
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
    boolean asksForStream = door.isStream() && fuzz.sometimes();
    boolean mayHaveNoEnd = asksForStream || door.answers.equals(Set.of(STREAM));
    HttpRequest request = request(door, asked, asksForStream);
    try {
      if (mayHaveNoEnd) {
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        answer.body().close();
        return judged(answer.statusCode(), "");
      }
      HttpResponse<String> answer =
          http.sendAsync(request, BodyHandlers.ofString())
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return judged(answer.statusCode(), answer.body());
    } catch (HttpTimeoutException e) {
      return mayHaveNoEnd ? "" : "no answer"; // a stream may begin only when something happens
    } catch (TimeoutException e) {
      return "no end";
    } catch (IOException | ExecutionException e) {
      return e.toString();
    }
  }

  private String judged(int status, String body) {
    statuses.merge(status, 1, Integer::sum);
    return status < 500 ? "" : status + " " + body.substring(0, Math.min(500, body.length()));
  }

  private HttpRequest request(Door door, String asked, boolean asksForStream) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + asked))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(
                door.method,
                Set.of("GET", "HEAD").contains(door.method)
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(fuzz.document()));
    for (JsonNode parameter : door.parameters) {
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("header")
          && !OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))
          && fuzz.sometimes()) {
        request.header(name, fuzz.printable());
      }
    }
    if (asksForStream) {
      request.header("Accept", STREAM);
    }
    if (!fuzz.sometimes()) {
      request.header("Authorization", "Bearer " + fuzz.oneOf(tokens));
    }
    return request.build();
  }
}
