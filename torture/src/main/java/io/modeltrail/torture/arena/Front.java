package io.modeltrail.torture.arena;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before an HTTP server, and answers for it as it is told: what the server says, an error,
/// nonsense, or late.
public final class Front implements AutoCloseable {

  private enum Mood {
    FAIL,
    BABBLE,
    PASS
  }

  private final String behind;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Mood mood = Mood.PASS;
  private volatile int delayMillis;

  private Front(String behind) throws IOException {
    this.behind = behind;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /// @param url of the server behind it, without a path
  public static Front before(String url) throws IOException {
    return new Front(url);
  }

  /// Its address, without a path.
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// From now on everything is answered with 500.
  public void fails() {
    mood = Mood.FAIL;
  }

  /// From now on everything is answered with 200 and something that is no JSON.
  public void babbles() {
    mood = Mood.BABBLE;
  }

  /// From now on the server itself answers, so much later.
  public void dawdles(int millis) {
    delayMillis = millis;
    mood = Mood.PASS;
  }

  /// How many requests have come.
  public int asked() {
    return asked.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.incrementAndGet();
      switch (mood) {
        case FAIL -> reply(exchange, 500, "{\"error_code\":50001}".getBytes(UTF_8));
        case BABBLE -> reply(exchange, 200, "<html>It works!</html>".getBytes(UTF_8));
        case PASS -> pass(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(HttpExchange exchange) throws IOException, InterruptedException {
    Thread.sleep(delayMillis);
    var request =
        HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (String header : new String[] {"Content-Type", "Accept"}) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, value);
      }
    }
    var answer = client.send(request.build(), BodyHandlers.ofByteArray());
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    reply(exchange, answer.statusCode(), answer.body());
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
