package io.modeltrail.e2e;

import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.Part;
import io.modeltrail.localstack.parts.StartListener;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.StackOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/// A stack with the real services, and HTTP as its users have it.
final class Stack implements AutoCloseable {

  final LocalStack local;
  private final HttpClient http = HttpClient.newHttpClient();

  Stack(String folder) throws Exception {
    Path path = Path.of("target", folder);
    Folders.delete(path);
    local = LocalStack.start(StackOptions.in(path), StartListener.NONE);
  }

  Part registry() {
    return local.all().stream()
        .filter(part -> part.name().equals(Service.REGISTRY.label()))
        .findFirst()
        .orElseThrow();
  }

  HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path, Group.AUDITOR).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> postRun(String model, String run) throws Exception {
    String body =
        """
        {"modelName": "%s", "run": {"runId": "%s"}, "artifact": {"uri": "s3://m", "sha256": "%s"}}
        """
            .formatted(model, run, "a".repeat(64));
    HttpRequest request =
        request("/training-runs", Group.TRAINER)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", run)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /// Answered with the effect, where that comes soon.
  HttpResponse<String> send(String method, String path, Group group, String json) throws Exception {
    HttpRequest request =
        request(path, group)
            .header("Content-Type", "application/json")
            .header("Prefer", "wait=20")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, Group group) {
    return HttpRequest.newBuilder(URI.create(local.url(Service.REGISTRY) + path))
        .timeout(Duration.ofSeconds(40))
        .header("Authorization", "Bearer " + local.token(group));
  }

  @Override
  public void close() {
    local.close();
  }
}
