package io.modeltrail.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Limits bodies, and says why one is too large. Where a body comes in chunks, without its length,
/// Quarkus counts what is read, and answers without a word.
///
/// A service may name paths whose bodies it reads piece by piece and limits itself; Quarkus's own
/// limit, which is the same for all paths, is then set to the largest of these.
@ApplicationScoped
class BodyLimit {

  /// Before Quarkus's own check, which has the priority 2.
  private static final int BEFORE = 3;

  private static final int AFTER = 1;

  private final ObjectMapper json;
  private final long bytesMax;
  private final Optional<String> largeBodies;

  BodyLimit(
      ObjectMapper json,
      @ConfigProperty(name = "modeltrail.http.body-bytes-max") MemorySize limit,
      @ConfigProperty(name = "modeltrail.http.large-bodies") Optional<String> largeBodies) {
    this.json = json;
    this.bytesMax = limit.asLongValue();
    this.largeBodies = largeBodies;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE);
    filters.register(this::count, AFTER);
  }

  /// Quarkus has set its own limit for what is read without a length: ours is in its place.
  private void count(RoutingContext context) {
    if (!isLarge(context)) {
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, bytesMax);
    }
    context.next();
  }

  private boolean isLarge(RoutingContext context) {
    return HttpMethod.PUT.equals(context.request().method())
        && largeBodies.filter(context.normalizedPath()::startsWith).isPresent();
  }

  private void check(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null || Long.parseLong(length) <= bytesMax || isLarge(context)) {
      context.next();
      return;
    }
    Problem problem =
        Problem.of(
            413,
            "BODY_TOO_LARGE",
            "the body has %s bytes, at most %d are taken".formatted(length, bytesMax));
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(text(problem));
    context.request().resume(); // the rest is read and dropped: a client may not listen before
  }

  private String text(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is plain JSON", e);
    }
  }
}
