package io.modeltrail.promotion.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Makes one attempt. Redirects are not followed, answers are not read: nothing that a receiver
/// says but its status leads anywhere.
@ApplicationScoped
class Sender {

  private static final ContentType CLOUD_EVENT =
      ContentType.create("application/cloudevents+json", UTF_8);

  private final Endpoints endpoints;
  private final Duration timeout;
  private final Clock clock;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("webhook-deadlines").daemon().factory());

  @Inject
  Sender(SubscriptionConfig config) {
    this(
        Endpoints.of(config, SystemDefaultDnsResolver.INSTANCE),
        config.timeout(),
        Clock.systemUTC());
  }

  Sender(Endpoints endpoints, Duration timeout, Clock clock) {
    this.endpoints = endpoints;
    this.timeout = timeout;
    this.clock = clock;
  }

  Attempt send(Delivery delivery) {
    Optional<String> wrong = endpoints.wrong(delivery.target().url()); // settings may have changed
    if (wrong.isPresent()) {
      return new Attempt.Failed(0, "nothing is delivered to this URL: " + wrong.get());
    }
    URI uri = URI.create(delivery.target().url());
    HttpPost post = request(uri, delivery);
    ScheduledFuture<?> deadline =
        deadlines.schedule(post::abort, timeout.toMillis(), TimeUnit.MILLISECONDS);
    try (CloseableHttpClient client = client(endpoints.publicNames(uri));
        ClassicHttpResponse response = client.executeOpen(null, post, null)) {
      return judged(response.getCode());
    } catch (UnknownHostException e) {
      return new Attempt.Failed(0, "its name has no public address");
    } catch (SSLException e) {
      return new Attempt.Failed(0, "TLS: " + text(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      return new Attempt.Failed(
          0,
          post.isAborted()
              ? "no answer within %d s".formatted(timeout.toSeconds())
              : "no answer: %s".formatted(e.getClass().getSimpleName()));
    } finally {
      deadline.cancel(false);
    }
  }

  private static Attempt judged(int status) {
    if (status >= 200 && status < 300) {
      return new Attempt.Delivered();
    }
    return status == 410
        ? new Attempt.Unwanted()
        : new Attempt.Failed(status, "the receiver answers " + status);
  }

  private HttpPost request(URI uri, Delivery delivery) {
    String id = delivery.message().eventId().toString();
    byte[] body = delivery.message().body();
    Instant now = clock.instant();
    HttpPost post = new HttpPost(uri);
    post.setHeader("webhook-id", id);
    post.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
    post.setHeader(
        "webhook-signature",
        delivery.target().secrets().stream()
            .map(secret -> secret.sign(id, now, body))
            .collect(Collectors.joining(" ")));
    post.setEntity(new ByteArrayEntity(body, CLOUD_EVENT));
    return post;
  }

  /// One for each attempt: promotions are rare, and a connection that is kept would outlive the
  /// check of its address.
  private CloseableHttpClient client(DnsResolver names) {
    Timeout patience = Timeout.of(timeout);
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(patience).build())
                .build())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(patience).build())
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .setUserAgent("modeltrail-webhooks")
        .build();
  }

  private static String text(@Nullable String message) {
    String found = message == null ? "no reason given" : message;
    return found.substring(0, Math.min(found.length(), 200));
  }

  @PreDestroy
  void close() {
    deadlines.shutdownNow();
  }
}
