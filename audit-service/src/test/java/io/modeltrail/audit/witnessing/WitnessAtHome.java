package io.modeltrail.audit.witnessing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.witness.AddCheckpointResponse;
import io.modeltrail.tlog.witness.Cosigner;
import io.modeltrail.tlog.witness.Witness;
import io.modeltrail.tlog.witness.WitnessMemory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A real witness over HTTP, whose behaviour a test may spoil.
public final class WitnessAtHome implements AutoCloseable {

  private final Log log;
  private final Cosigner cosigner;
  private final Map<String, SignedCheckpoint> memory = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final int port;
  private HttpServer server;

  /// The first lines of all requests.
  public final List<String> asked = new CopyOnWriteArrayList<>();

  /// Takes requests and does not answer.
  public volatile boolean hangs;

  /// Answers this instead of what a witness would; null: it is a good one.
  public volatile @Nullable Lie lie;

  /// Its clock is so much ahead.
  public volatile Duration ahead = Duration.ZERO;

  public record Lie(int status, String body) {}

  public WitnessAtHome(String name, Log log) throws IOException {
    this.log = log;
    this.cosigner = new Cosigner(new KeyName(name), SigningSeed.random(new SecureRandom()));
    this.server = serve(0);
    this.port = server.getAddress().getPort();
  }

  public VerifierKey key() {
    return cosigner.verifierKey();
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /// The line of a policy.
  public String line() {
    return "witness %s %s %s/\n".formatted(key().name(), key(), url());
  }

  /// What it has cosigned last.
  public Optional<SignedCheckpoint> newest() {
    return Optional.ofNullable(memory.get(log.origin()));
  }

  public void goAway() {
    server.stop(0);
  }

  public void comeBack() throws IOException {
    server = serve(port);
  }

  private HttpServer serve(int at) throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
    started.setExecutor(threads);
    started.createContext("/add-checkpoint", this::handle);
    started.start();
    return started;
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    asked.add(new String(body, UTF_8).lines().findFirst().orElse(""));
    if (hangs) {
      await();
    }
    Lie told = lie;
    try (exchange) {
      if (told != null) {
        answer(exchange, told.status, told.body);
      } else {
        AddCheckpointResponse response = witness().add(body);
        answer(exchange, response.status(), response.body());
      }
    }
  }

  /// One for each request, as if it had been restarted.
  private Witness witness() throws IOException {
    WitnessMemory kept =
        new WitnessMemory() {
          @Override
          public Optional<SignedCheckpoint> newest(String origin) {
            return Optional.ofNullable(memory.get(origin));
          }

          @Override
          public void replace(SignedCheckpoint newest) {
            memory.put(newest.checkpoint().origin(), newest);
          }
        };
    return Witness.open(cosigner, List.of(log), kept, Clock.offset(Clock.systemUTC(), ahead));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
