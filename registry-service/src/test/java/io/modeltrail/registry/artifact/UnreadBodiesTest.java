package io.modeltrail.registry.artifact;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The server pauses each request, as Quarkus does, and refuses it without a look at its body; or
/// tries to read it, as a resource does.
@Timeout(60)
class UnreadBodiesTest {

  private static final String UNREAD = "/artifacts/unread";
  private static final String GIVEN_UP = "/artifacts/given-up";
  private static final String READ = "/artifacts/read";

  private final AtomicInteger connections = new AtomicInteger();
  private volatile UnreadBodies bodies = new UnreadBodies();
  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.route().handler(context -> bodies.watch(context));
    router.route(GIVEN_UP).handler(UnreadBodiesTest::giveUp);
    router.route(READ).handler(UnreadBodiesTest::read);
    router.route().handler(context -> context.response().setStatusCode(403).end("no"));
    server =
        await(
            vertx
                .createHttpServer()
                .connectionHandler(connection -> connections.incrementAndGet())
                .requestHandler(
                    request -> {
                      request.pause();
                      router.handle(request);
                    })
                .listen(0, "127.0.0.1"));
  }

  private static void giveUp(RoutingContext context) {
    new Body(InputStream.nullInputStream(), true).drop(context, false);
    context.next();
  }

  private static void read(RoutingContext context) {
    context.request().body().onComplete(read -> context.next());
    context.request().resume();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private void waitOnly(Duration timeMax) {
    bodies = new UnreadBodies(new Body.Rest(Body.LITTLE.bytesMax(), timeMax));
  }

  @AfterEach
  void stop() {
    vertx.close();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static void put(Socket socket, int length, String more) throws IOException {
    put(UNREAD, socket, length, more);
  }

  private static void put(String path, Socket socket, int length, String more) throws IOException {
    socket
        .getOutputStream()
        .write(
            "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n%s\r\n"
                .formatted(path, length, more)
                .getBytes(US_ASCII));
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      assertThat(read).as("what follows %s", head).isNotNegative();
      head.append((char) read);
    }
    in.readNBytes(2);
    return head.toString();
  }

  @Test
  void a_client_that_sends_all_before_it_listens_does_not_wait_for_ever() throws Exception {
    try (Socket socket = connect()) {
      int length = 64 * 1024 * 1024;
      put(socket, length, "");
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> send(socket, new byte[length]));
      assertThat(head(socket.getInputStream()))
          .startsWith("HTTP/1.1 403 ")
          .containsIgnoringCase("connection: close");
      sending.get(30, TimeUnit.SECONDS);
    }
  }

  /// Until it is broken off.
  private static void send(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      assertThat(e).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void a_little_is_read_and_the_connection_goes_on() throws IOException {
    try (Socket socket = connect()) {
      for (int i = 0; i < 3; i++) {
        put(socket, 1_000_000, "");
        socket.getOutputStream().write(new byte[1_000_000]);
        assertThat(head(socket.getInputStream()))
            .startsWith("HTTP/1.1 403 ")
            .doesNotContainIgnoringCase("connection: close");
      }
    }
  }

  @Test
  void a_client_that_was_not_asked_for_its_body_is_not_waited_for() throws IOException {
    try (Socket socket = connect()) {
      put(socket, 1_000, "Expect: 100-continue\r\n");
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void a_client_that_stops_in_between_is_not_waited_for_long() throws IOException {
    waitOnly(Duration.ofMillis(100));
    try (Socket socket = connect()) {
      put(socket, 1_000, "");
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void a_client_whose_body_was_given_up_is_not_waited_for() throws IOException {
    waitOnly(Duration.ofMinutes(1));
    try (Socket socket = connect()) {
      put(GIVEN_UP, socket, 1_000, "");
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 403 ")
          .containsIgnoringCase("connection: close");
    }
  }

  @Test
  void after_a_body_without_bytes_that_was_read_the_connection_goes_on() throws IOException {
    try (Socket socket = connect()) {
      for (int i = 0; i < 2; i++) {
        put(READ, socket, 0, "Expect: 100-continue\r\n");
        assertThat(head(socket.getInputStream()))
            .startsWith("HTTP/1.1 403 ")
            .doesNotContainIgnoringCase("connection: close");
      }
    }
  }

  @Test
  void of_a_connection_that_is_shared_only_the_stream_ends() throws Exception {
    waitOnly(Duration.ofMillis(100));
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
    for (String path : List.of(UNREAD, GIVEN_UP)) {
      HttpClientRequest put =
          await(client.request(HttpMethod.PUT, server.actualPort(), "127.0.0.1", path));
      CompletableFuture<Throwable> broken = new CompletableFuture<>();
      put.exceptionHandler(broken::complete);
      put.putHeader("Content-Length", "64000000").sendHead();
      HttpClientResponse answer = await(put.response());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.getHeader("Connection")).isNull();
      assertThat(broken.get(10, TimeUnit.SECONDS)).isInstanceOf(StreamResetException.class);
    }
    assertThat(connections).hasValue(1);
  }
}
