package io.modeltrail.promotion.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {

  /// A name that first leads somewhere public, and then to this machine.
  private static final class Rebinding implements DnsResolver {
    final AtomicInteger asked = new AtomicInteger();

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return InetAddress.getAllByName(asked.getAndIncrement() == 0 ? "192.0.43.8" : "127.0.0.1");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  private Receiver receiver;

  @BeforeEach
  void start() {
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private static Attempt send(Endpoints endpoints, String url) {
    return send(endpoints, url, Duration.ofSeconds(15));
  }

  private static Attempt send(Endpoints endpoints, String url, Duration timeout) {
    Sender sender = new Sender(endpoints, timeout, Clock.systemUTC());
    try {
      return sender.send(
          new Delivery(
              1,
              UUID.randomUUID(),
              1,
              new Delivery.Target(UUID.randomUUID(), url, List.of(Secret.create())),
              new Delivery.Message(UUID.randomUUID(), "{}".getBytes(UTF_8))));
    } finally {
      sender.close();
    }
  }

  private static Endpoints endpoints(boolean allowHttp, DnsResolver names, String... internal) {
    return new Endpoints(allowHttp, Set.of(internal), names);
  }

  private Attempt sendHere() {
    return send(
        endpoints(true, SystemDefaultDnsResolver.INSTANCE, "localhost"), receiver.url("/here"));
  }

  @Test
  void a_name_that_changes_its_mind_after_the_check_is_not_followed_inside() {
    Rebinding names = new Rebinding();
    Endpoints endpoints = endpoints(true, names);
    String url = "http://rebinding.test:" + receiver.port() + "/";
    assertThat(endpoints.isReachable(url)).isTrue();

    Attempt attempt = send(endpoints, url);

    assertThat(attempt).isEqualTo(new Attempt.Failed(0, "its name has no public address"));
    assertThat(names.asked).hasValue(2);
    assertThat(receiver.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:%d/", "http://[::1]:%d/", "http://127.1:%d/", "http://0:%d/"})
  void a_number_that_is_this_machine_is_not_connected_to(String url) {
    var system = SystemDefaultDnsResolver.INSTANCE;
    Attempt attempt = send(endpoints(true, system, "localhost"), url.formatted(receiver.port()));
    assertThat(attempt).isInstanceOf(Attempt.Failed.class);
    assertThat(receiver.requests).isEmpty();
  }

  @Test
  void http_is_for_those_who_allow_it() {
    var system = SystemDefaultDnsResolver.INSTANCE;
    Attempt attempt = send(endpoints(false, system, "localhost"), receiver.url("/"));
    assertThat(attempt).isInstanceOf(Attempt.Failed.class);
    assertThat(receiver.requests).isEmpty();
  }

  @Test
  void a_redirect_is_a_failure_and_is_not_followed() {
    receiver.answer = request -> request.path().equals("/here") ? 302 : 200;
    assertThat(sendHere()).isEqualTo(new Attempt.Failed(302, "the receiver answers 302"));
    assertThat(receiver.requests).hasSize(1);
  }

  @Test
  void what_a_receiver_answers_decides() {
    receiver.answer = request -> 204;
    assertThat(sendHere()).isEqualTo(new Attempt.Delivered());
    receiver.answer = request -> 410;
    assertThat(sendHere()).isEqualTo(new Attempt.Unwanted());
    receiver.answer = request -> 500;
    assertThat(sendHere()).isEqualTo(new Attempt.Failed(500, "the receiver answers 500"));
  }

  @Test
  void a_receiver_that_does_not_answer_is_waited_for_only_so_long() {
    CountDownLatch end = new CountDownLatch(1);
    receiver.answer =
        request -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return 200;
        };
    long start = System.nanoTime();
    Attempt attempt =
        send(
            endpoints(true, SystemDefaultDnsResolver.INSTANCE, "localhost"),
            receiver.url("/here"),
            Duration.ofSeconds(1));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(attempt).isInstanceOf(Attempt.Failed.class);
    end.countDown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org/",
        "https:///path",
        "https://user:word@example.org/",
        "https://example.org/#here",
        "https://exa mple.org/",
        "mailto:someone@example.org",
        "//example.org/",
      })
  void what_is_no_address_for_webhooks_is_refused(String url) {
    var system = SystemDefaultDnsResolver.INSTANCE;
    assertThat(endpoints(true, system).wrong(url)).isPresent();
    assertThat(endpoints(true, system).wrong("https://example.org/hook?for=me")).isEmpty();
  }
}
