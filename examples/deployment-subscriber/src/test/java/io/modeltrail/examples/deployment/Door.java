package io.modeltrail.examples.deployment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;

/// Stands in front of the schema registry, and is shut at first: then it answers 503.
final class Door implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;
  private final String behind;
  private volatile boolean open;

  Door(String behind) throws IOException {
    this.behind = behind;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::pass);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  void open() {
    open = true;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!open) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      var request = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()));
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      for (var header : answer.headers().map().entrySet()) {
        if (header.getKey().toLowerCase(Locale.ROOT).startsWith("x-registry")) {
          exchange.getResponseHeaders().put(header.getKey(), header.getValue());
        }
      }
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
