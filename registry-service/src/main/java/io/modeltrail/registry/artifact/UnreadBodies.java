package io.modeltrail.registry.artifact;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;

/// What a client goes on sending of an artifact after the answer: of a body that nobody read, as
/// after 401 and 403, or that [Body] gave up. Left alone, the connection would stand still with the
/// bytes in it, and so would a client that listens only when all is sent.
@ApplicationScoped
class UnreadBodies {

  /// Before whoever may answer.
  private static final int FIRST = 1_000;

  private static final String GIVEN_UP = UnreadBodies.class.getName() + ".given-up";

  private final Body.Rest rest;

  UnreadBodies() {
    this(Body.LITTLE);
  }

  UnreadBodies(Body.Rest rest) {
    this.rest = rest;
  }

  /// Nothing more is to be read of this body: with its answer, it ends.
  static void giveUp(RoutingContext context) {
    context.put(GIVEN_UP, true);
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, FIRST);
  }

  void watch(RoutingContext context) {
    if (HttpMethod.PUT.equals(context.request().method())
        && context.normalizedPath().startsWith(ArtifactPlace.PATH)) {
      context.addHeadersEndHandler(
          answering -> {
            if (hasOwnConnection(context.request()) && isTooMuch(context)) {
              context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
          });
      context.addEndHandler(
          answered -> {
            if (answered.succeeded()) { // or nobody is there any more
              drop(context);
            }
          });
    }
    context.next();
  }

  /// From HTTP/2 on others may be under way on the same one, which has no such header.
  private static boolean hasOwnConnection(HttpServerRequest request) {
    return request.version().compareTo(HttpVersion.HTTP_1_1) <= 0;
  }

  private boolean isTooMuch(RoutingContext context) {
    HttpServerRequest request = context.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return isGivenUp(context)
        || (!request.isEnded()
            && length != null
            && Long.parseLong(length) - request.bytesRead() > rest.bytesMax());
  }

  private static boolean isGivenUp(RoutingContext context) {
    return context.get(GIVEN_UP) != null || wasNeverAskedFor(context.request());
  }

  /// A client that waits to be asked for its body, and was not, may send none: what comes next
  /// would be taken for it.
  private static boolean wasNeverAskedFor(HttpServerRequest request) {
    return !request.isEnded()
        && request.bytesRead() == 0
        && request.headers().contains(HttpHeaders.EXPECT);
  }

  private void drop(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (isGivenUp(context)) {
      end(request);
      return;
    }
    if (request.isEnded()) {
      return;
    }
    AtomicLong left = new AtomicLong(rest.bytesMax());
    request.handler(
        bytes -> {
          if (left.getAndAdd(-bytes.length()) >= 0 && left.get() < 0) {
            end(request);
          }
        });
    request.resume();
    if (!request.isEnded()) {
      context
          .vertx()
          .setTimer(
              rest.timeMax().toMillis(),
              late -> {
                if (!request.isEnded() && left.get() >= 0) {
                  end(request);
                }
              });
    }
  }

  /// The header alone tells the client, but ends nothing.
  private static void end(HttpServerRequest request) {
    if (hasOwnConnection(request)) {
      request.connection().close();
    } else {
      request.response().reset();
    }
  }
}
