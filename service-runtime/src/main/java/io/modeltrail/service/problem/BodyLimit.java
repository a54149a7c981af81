package io.modeltrail.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Says why a body is too large. Quarkus enforces the limit itself, but answers without a word; it
/// still does where a body comes in chunks, without its length.
@ApplicationScoped
class BodyLimit {

  /// Before Quarkus's own check, which has the priority 2.
  private static final int PRIORITY = 3;

  private final ObjectMapper json;
  private final long bytesMax;

  BodyLimit(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
    this.json = json;
    this.bytesMax = limit.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null || Long.parseLong(length) <= bytesMax) {
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
