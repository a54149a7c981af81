package io.modeltrail.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modeltrail.cli.CannotTellException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A log's folder, served as audit-service would: entries for who has the token.
final class ServedLog implements AutoCloseable {

  static final String TOKEN = "auditor";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path folder;

  /// What was asked for, with the token it was asked with.
  final List<String> asked = new CopyOnWriteArrayList<>();

  /// How many entries the log says it has; null: it does not say.
  volatile @Nullable Long entries;

  /// Above 0: so many answers more are this one's.
  final AtomicInteger failures = new AtomicInteger();

  volatile int failure = 503;

  ServedLog(Path folder) throws IOException {
    this(folder, 0);
  }

  ServedLog(Path folder, int port) throws IOException {
    this.folder = folder;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/log", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/log";
  }

  LogAddress address(@Nullable String token) throws CannotTellException {
    return LogAddress.of(url(), token, Duration.ofSeconds(1));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String token = exchange.getRequestHeaders().getFirst("Authorization");
      String path = exchange.getRequestURI().getPath().substring("/log".length());
      asked.add(path + (token == null ? "" : " with " + token));
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        exchange.getResponseHeaders().set("Location", url() + "/checkpoint");
        answer(exchange, failure, new byte[0]);
      } else if (path.isEmpty() && entries != null) {
        answer(exchange, 200, "{\"entries\": %d}".formatted(entries).getBytes(UTF_8));
      } else if (path.startsWith("/tile/entries/") && !("Bearer " + TOKEN).equals(token)) {
        answer(exchange, token == null ? 401 : 403, new byte[0]);
      } else if (path.isEmpty() || !Files.isRegularFile(folder.resolve(path.substring(1)))) {
        answer(exchange, 404, new byte[0]);
      } else {
        answer(exchange, 200, Files.readAllBytes(folder.resolve(path.substring(1))));
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
