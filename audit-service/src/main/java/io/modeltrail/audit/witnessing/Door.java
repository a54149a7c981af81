package io.modeltrail.audit.witnessing;

import io.modeltrail.tlog.witness.AddCheckpointRequest;
import io.modeltrail.tlog.witness.AddCheckpointResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Sends requests to witnesses. Redirects are not followed, and of an answer no more is read than
/// one can have.
final class Door implements AutoCloseable {

  private final HttpClient client;

  Door(Duration timeout) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  CompletableFuture<HttpResponse<byte[]>> post(URI uri, AddCheckpointRequest request) {
    return client.sendAsync(
        HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(request.bytes())).build(),
        head -> bounded());
  }

  private static BodySubscriber<byte[]> bounded() {
    return BodySubscribers.mapping(
        BodySubscribers.ofInputStream(),
        body -> {
          try (body) {
            return body.readNBytes(AddCheckpointResponse.BYTES_MAX + 1);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
