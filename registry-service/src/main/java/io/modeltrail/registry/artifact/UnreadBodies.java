package io.modeltrail.registry.artifact;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;

/// What a client goes on sending of an artifact after an answer that nobody read its body for, as
/// 401 and 403 are. Left alone, the connection would stand still with the bytes in it, and so would
/// a client that listens only when all is sent. What [Body] has dealt with is no longer there.
@ApplicationScoped
class UnreadBodies {

  /// Before whoever may answer.
  private static final int FIRST = 1_000;

  private static final String ARTIFACTS = "/artifacts/";

  private final Body.Rest rest;

  UnreadBodies() {
    this(Body.LITTLE);
  }

  UnreadBodies(Body.Rest rest) {
    this.rest = rest;
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, FIRST);
  }

  void watch(RoutingContext context) {
    if (HttpMethod.PUT.equals(context.request().method())
        && context.normalizedPath().startsWith(ARTIFACTS)) {
      context.addHeadersEndHandler(
          answering -> {
            if (isTooMuch(context.request())) {
              context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
          });
      context.addEndHandler(answered -> drop(context));
    }
    context.next();
  }

  private boolean isTooMuch(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return wasNeverAskedFor(request)
        || (length != null && Long.parseLong(length) - request.bytesRead() > rest.bytesMax());
  }

  /// A client that waits to be asked for its body, and was not, may send none: what comes next
  /// would be taken for it.
  private static boolean wasNeverAskedFor(HttpServerRequest request) {
    return request.bytesRead() == 0 && request.headers().contains(HttpHeaders.EXPECT);
  }

  private void drop(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.isEnded()) {
      return;
    }
    if (wasNeverAskedFor(request)) {
      request.connection().close();
      return;
    }
    AtomicLong left = new AtomicLong(rest.bytesMax());
    request.handler(
        bytes -> {
          if (left.addAndGet(-bytes.length()) < 0) {
            request.connection().close();
          }
        });
    request.resume();
    if (!request.isEnded()) {
      context.vertx().setTimer(rest.timeMax().toMillis(), late -> end(request));
    }
  }

  private static void end(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.connection().close();
    }
  }
}
