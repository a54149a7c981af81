package io.modeltrail.torture.arena;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontTest {

  private HttpServer behind;
  private Front front;

  @BeforeEach
  void start() throws IOException {
    behind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    behind.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestURI().toString().getBytes(UTF_8);
          exchange.sendResponseHeaders(404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    behind.start();
    front = Front.before("http://127.0.0.1:" + behind.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    front.close();
    behind.stop(0);
  }

  @Test
  void what_the_server_says_passes_with_its_status() throws Exception {
    assertThat(ask("/schemas/ids/7?deleted=true"))
        .returns(404, HttpResponse::statusCode)
        .returns("/schemas/ids/7?deleted=true", HttpResponse::body);
  }

  @Test
  void it_answers_errors_and_nonsense_in_the_servers_place() throws Exception {
    front.fails();
    assertThat(ask("/subjects").statusCode()).isEqualTo(500);
    front.babbles();
    assertThat(ask("/subjects"))
        .returns(200, HttpResponse::statusCode)
        .returns("<html>It works!</html>", HttpResponse::body);
    assertThat(front.asked()).isEqualTo(2);
  }

  @Test
  void it_answers_late() throws Exception {
    front.dawdles(300);
    long begin = System.nanoTime();
    assertThat(ask("/subjects").body()).isEqualTo("/subjects");
    assertThat(System.nanoTime() - begin).isGreaterThan(300_000_000);
  }

  private HttpResponse<String> ask(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(front.url() + path)).build(), BodyHandlers.ofString());
    }
  }
}
