package io.modeltrail.torture.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.torture.history.History;
import io.modeltrail.torture.history.Said;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/// A service's HTTP interface, for one caller. What is posted is in the history before, and what
/// the service says of it after.
final class Door {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(12);

  private final String url;
  private final String token;
  private final History history;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

  Door(String url, String token, History history) {
    this.url = url;
    this.token = token;
    this.history = history;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request(path).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }

  /// @param topic where the service writes it
  /// @param body has the event's id
  /// @return whether the service has taken it
  boolean post(String path, String topic, UUID eventId, Said said, JsonNode body)
      throws InterruptedException {
    long number = history.intend(topic, said.model(), eventId, null, said);
    history.flush();
    try {
      HttpRequest request =
          request(path)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      switch (answer.statusCode() / 100) {
        case 2 -> history.taken(number, -1, -1);
        // What the service refuses it does not write. Whether an id was used before it cannot know.
        case 4 -> history.denied(number, answer.statusCode() + " " + answer.body());
        default -> history.maybe(number, answer.statusCode() + " " + answer.body());
      }
      return answer.statusCode() / 100 == 2;
    } catch (IOException e) {
      history.maybe(number, e.toString());
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }
}
