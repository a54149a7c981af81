package io.modeltrail.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/// One caller of a service, who sends one request after the other.
final class Http implements AutoCloseable {

  private static final int WARM_UP = 2_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String token;
  private String answer = "";

  /// What was got, and how long it took.
  record Taken(byte[] body, double millis) {}

  /// @param url of the service, without a path
  Http(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /// A request with the caller's token.
  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  /// Of the service, without a path.
  String url() {
    return url;
  }

  String token() {
    return token;
  }

  /// What the last request was answered with.
  JsonNode answer() {
    return json(answer);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + text, e);
    }
  }

  /// What is at a path, all of it, and how long it took to get it.
  ///
  /// @throws IllegalStateException if it is not there
  Taken take(String path) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    byte[] body =
        find(path).orElseThrow(() -> new IllegalStateException("there is no " + url + path));
    return new Taken(body, (System.nanoTime() - begin) / 1e6);
  }

  /// @return empty if there is nothing at the path
  Optional<byte[]> find(String path) throws IOException, InterruptedException {
    HttpRequest request = to(path).build();
    HttpResponse<byte[]> got = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return switch (got.statusCode()) {
      case 200 -> Optional.of(got.body());
      case 404 -> Optional.empty();
      default ->
          throw new IllegalStateException("GET %s: %d".formatted(request.uri(), got.statusCode()));
    };
  }

  /// Sends requests, the first few unmeasured.
  ///
  /// @param status that each must be answered with
  /// @param request the one of a number from 0, never the same number twice
  /// @return how long each took, in ms, sorted
  double[] times(int count, int status, IntFunction<HttpRequest> request)
      throws IOException, InterruptedException {
    double[] times = new double[count];
    for (int i = -WARM_UP; i < count; i++) {
      HttpRequest next = request.apply(i + WARM_UP);
      long begin = System.nanoTime();
      HttpResponse<String> answer = client.send(next, HttpResponse.BodyHandlers.ofString());
      double time = (System.nanoTime() - begin) / 1e6;
      if (answer.statusCode() != status) {
        throw new IllegalStateException(
            "%s %s: %d %s"
                .formatted(next.method(), next.uri(), answer.statusCode(), answer.body()));
      }
      this.answer = answer.body();
      if (i >= 0) {
        times[i] = time;
      }
    }
    Arrays.sort(times);
    return times;
  }

  @Override
  public void close() {
    client.close();
  }
}
