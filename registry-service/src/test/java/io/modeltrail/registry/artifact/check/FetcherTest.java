package io.modeltrail.registry.artifact.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetcherTest {

  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    port = server.getAddress().getPort();
    server.createContext("/model", exchange -> answer(exchange, 200, "the model"));
    server.createContext("/missing", exchange -> answer(exchange, 404, "none"));
    server.createContext(
        "/named/", exchange -> answer(exchange, 200, exchange.getRequestURI().toString()));
    redirect("/moved", "/model");
    redirect("/translated", new String("/named/übersetzt".getBytes(UTF_8), ISO_8859_1));
    redirect("/away", "http://other.test:" + port + "/model");
    redirect("/round", "/round");
    redirect("/metadata", "http://169.254.169.254/latest/meta-data");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void redirect(String from, String to) {
    server.createContext(
        from,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          answer(exchange, 302, "");
        });
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    requests.incrementAndGet();
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /// All names are this machine.
  private static final DnsResolver HERE =
      new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
          return InetAddress.getAllByName("127.0.0.1");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
          return host;
        }
      };

  private Fetcher fetcher(List<String> open, List<String> internal) {
    return new Fetcher(Hosts.of(Optional.of(open), Optional.of(internal)), HERE);
  }

  private String read(Fetcher fetcher, String host, String path) throws IOException {
    try (InputStream in = fetcher.open(URI.create("http://" + host + ":" + port + path))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void an_internal_host_is_fetched_from_also_by_a_redirect() throws IOException {
    Fetcher fetcher = fetcher(List.of(), List.of("models.test:" + port));
    assertThat(read(fetcher, "models.test", "/model")).isEqualTo("the model");
    assertThat(read(fetcher, "MODELS.test", "/moved")).isEqualTo("the model");
  }

  @Test
  void a_name_that_leads_to_this_machine_is_not_connected_to() {
    Fetcher fetcher = fetcher(List.of("models.test:" + port), List.of());
    assertThatThrownBy(() -> read(fetcher, "models.test", "/model"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no public address");
    assertThat(requests).hasValue(0);
  }

  @Test
  void a_number_that_is_this_machine_is_not_connected_to() {
    Fetcher fetcher = fetcher(List.of("127.0.0.1:" + port), List.of());
    assertThatThrownBy(() -> read(fetcher, "127.0.0.1", "/model"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no public address");
    assertThat(requests).hasValue(0);
  }

  @Test
  void a_host_that_is_not_listed_is_not_asked_for_whatever_leads_there() {
    Fetcher fetcher = fetcher(List.of(), List.of("models.test:" + port));
    assertThatThrownBy(() -> read(fetcher, "other.test", "/model"))
        .hasMessageContaining("may not be fetched");
    assertThat(requests).hasValue(0);
    assertThatThrownBy(() -> read(fetcher, "models.test", "/away"))
        .hasMessageContaining("may not be fetched");
    assertThatThrownBy(() -> read(fetcher, "models.test", "/metadata"))
        .hasMessageContaining("may not be fetched");
    assertThat(requests).hasValue(2);
  }

  @Test
  void redirects_end() {
    Fetcher fetcher = fetcher(List.of(), List.of("models.test:" + port));
    assertThatThrownBy(() -> read(fetcher, "models.test", "/round"))
        .hasMessageContaining("redirected more than");
    assertThat(requests).hasValue(6);
  }

  @Test
  void an_answer_that_is_not_the_bytes_is_none() {
    Fetcher fetcher = fetcher(List.of(), List.of("models.test:" + port));
    assertThatThrownBy(() -> read(fetcher, "models.test", "/missing"))
        .hasMessageContaining("answers 404");
  }

  @Test
  void names_are_sent_as_they_are_in_utf_8() throws IOException {
    Fetcher fetcher = fetcher(List.of(), List.of("models.test:" + port));
    assertThat(read(fetcher, "models.test", "/named/größe?q=ü"))
        .isEqualTo("/named/gr%C3%B6%C3%9Fe?q=%C3%BC");
    assertThat(read(fetcher, "models.test", "/named/o\u0308%20%25"))
        .isEqualTo("/named/o%CC%88%20%25");
    assertThat(read(fetcher, "models.test", "/translated")).isEqualTo("/named/%C3%BCbersetzt");
  }

  @Test
  void a_file_of_a_folder_is_asked_for_by_its_name_and_all_else_as_it_was_told()
      throws IOException {
    URI folder = URI.create("http://models.test:" + port + "/named/a%2Fb?key=x%2By%26z");
    HttpOrigin origin = new HttpOrigin(fetcher(List.of(), List.of("models.test:" + port)), folder);
    try (InputStream in = origin.open("dir ü/50%25?.bin")) {
      assertThat(new String(in.readAllBytes(), UTF_8))
          .isEqualTo("/named/a%2Fb/dir%20%C3%BC/50%2525%3F.bin?key=x%2By%26z");
    }
  }

  @Test
  void a_name_that_is_not_found_is_told_from_one_that_may_not_be_asked() {
    DnsResolver away =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    Optional<List<String>> hosts = Optional.of(List.of("models.test:" + port));
    assertThatThrownBy(
            () ->
                read(new Fetcher(Hosts.of(hosts, Optional.empty()), away), "models.test", "/model"))
        .satisfies(e -> assertThat(StoreAway.is((Exception) e)).isTrue());
    assertThatThrownBy(
            () ->
                read(new Fetcher(Hosts.of(hosts, Optional.empty()), HERE), "models.test", "/model"))
        .satisfies(e -> assertThat(StoreAway.is((Exception) e)).isFalse());
  }

  @Test
  void only_hosts_and_ports_as_they_are_listed_are_allowed() {
    Hosts hosts = Hosts.of(Optional.of(List.of("a.test", "b.test:8080")), Optional.empty());
    assertThat(List.of("https://a.test/x", "http://a.test:80/x", "http://B.test:8080/"))
        .allSatisfy(uri -> assertThat(hosts.allow(URI.create(uri))).isTrue());
    assertThat(
            List.of(
                "https://a.test:8443/x",
                "http://b.test/",
                "https://user@a.test/",
                "https://a.test.evil.test/",
                "ftp://a.test/",
                "https:a.test"))
        .allSatisfy(uri -> assertThat(hosts.allow(URI.create(uri))).isFalse());
  }
}
