package io.modeltrail.localstack.rebuild;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.localstack.stack.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// What a service waits for, as its health says.
final class Obstacle {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  /// In words; empty while it gets on, and if it does not say.
  String of(ServiceProcess service) throws InterruptedException {
    var health = URI.create(service.url() + "/q/health/group/ingestion");
    var request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    try {
      var answer = JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
      return answer.path("checks").path(0).path("data").path("reason").asText("");
    } catch (IOException e) {
      return "";
    }
  }
}
