package io.modeltrail.promotion.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Who gets webhooks: it checks them as a receiver would, with nothing of the service's.
final class Receiver implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  record Request(String path, String id, String timestamp, String signatures, byte[] body) {

    JsonNode content() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String model() {
      return content().path("data").path("modelName").asText();
    }

    String told() {
      return model() + " " + content().path("data").path("version").asInt();
    }

    /// As the ten lines in the documentation do it.
    boolean isSignedWith(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
        String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        return Arrays.asList(signatures.split(" ")).contains(expected);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// All attempts, in the order in which they came.
  final List<Request> requests = new CopyOnWriteArrayList<>();

  /// What was taken with 2xx, in the order in which it was answered.
  final List<Request> taken = new CopyOnWriteArrayList<>();

  /// Requests that came while one of the same model was under way.
  final AtomicInteger atOnce = new AtomicInteger();

  volatile ToIntFunction<Request> answer = request -> 204;

  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    Request request =
        new Request(
            exchange.getRequestURI().getPath(),
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            exchange.getRequestBody().readAllBytes());
    requests.add(request);
    String model = request.path() + " " + request.model();
    if (!underWay.add(model)) {
      atOnce.incrementAndGet();
    }
    int status = answer.applyAsInt(request);
    underWay.remove(model);
    if (status >= 200 && status < 300) {
      taken.add(request);
    }
    if (status == 302) {
      exchange.getResponseHeaders().set("Location", url("/elsewhere"));
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String path) {
    return "http://localhost:" + port() + path;
  }

  List<String> told() {
    return taken.stream().map(Request::told).toList();
  }

  List<String> told(String model) {
    return told().stream().filter(each -> each.startsWith(model + " ")).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
