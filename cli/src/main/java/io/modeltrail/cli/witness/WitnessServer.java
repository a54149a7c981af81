package io.modeltrail.cli.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.witness.AddCheckpointRequest;
import io.modeltrail.tlog.witness.AddCheckpointResponse;
import io.modeltrail.tlog.witness.Witness;
import io.modeltrail.tlog.witness.WitnessPaths;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A witness's door: `add-checkpoint`, and what it has cosigned last for whoever monitors it.
final class WitnessServer implements AutoCloseable {

  private static final int THREADS = 16;
  private static final int WAITING_MAX = 64;
  private static final String TEXT = "text/plain; charset=utf-8";

  static {
    // Read when the first server of the JVM is made, in seconds: who sends or reads a byte now and
    // then must not hold a thread for ever.
    System.setProperty("sun.net.httpserver.maxReqTime", "15");
    System.setProperty("sun.net.httpserver.maxRspTime", "15");
  }

  private final Witness witness;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private WitnessServer(Witness witness, HttpServer server) {
    this.witness = witness;
    this.server = server;
  }

  /// @throws IOException if the address cannot be listened at
  static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
    WitnessServer started = new WitnessServer(witness, HttpServer.create(address, WAITING_MAX));
    started.server.setExecutor(started.threads);
    started.server.createContext("/", started::handle);
    started.server.start();
    return started;
  }

  /// Its submission prefix, and its monitoring prefix.
  String url() {
    InetSocketAddress bound = server.getAddress();
    String host = bound.getAddress().getHostAddress();
    return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, bound.getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath().substring(1);
      boolean isSubmission = path.equals(WitnessPaths.ADD_CHECKPOINT);
      String method = isSubmission ? "POST" : "GET";
      if (!exchange.getRequestMethod().equals(method)) {
        exchange.getResponseHeaders().set("Allow", method);
        answer(exchange, 405, TEXT, method + " is wanted here\n");
      } else if (isSubmission) {
        add(exchange);
      } else {
        show(exchange, path);
      }
    }
  }

  private void add(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(AddCheckpointRequest.BYTES_MAX + 1);
    AddCheckpointResponse response;
    try {
      response = witness.add(body); // refuses what is too long
    } catch (IOException e) {
      System.err.println("What was seen cannot be remembered, so it is not cosigned: " + e);
      answer(exchange, 500, TEXT, "the witness cannot remember it now\n");
      return;
    }
    answer(exchange, response.status(), response.contentType(), response.body());
  }

  private void show(HttpExchange exchange, String path) throws IOException {
    Optional<SignedCheckpoint> newest = witness.newest(path);
    if (newest.isPresent()) {
      answer(exchange, 200, SignedCheckpoint.CONTENT_TYPE, newest.get().toString());
    } else {
      answer(exchange, 404, TEXT, "nothing was cosigned here\n");
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
