package io.modeltrail.promotion.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modeltrail.promotion.subscription.Subscription.Wish;
import io.modeltrail.service.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What `POST /subscriptions` takes.
///
/// @param from `beginning`: of all that the log has; absent: of what is told from now on
@Schema(name = "SubscriptionRequest")
record SubscriptionBody(
    @Schema(description = "where to deliver to, https", required = true) @Nullable String url,
    @Schema(description = "absent: all, also those to come") @Nullable List<String> environments,
    @Schema(description = "names of models, * for any text; absent: all") @Nullable String models,
    @Nullable String description,
    @Schema(description = "beginning: all that the log has; absent: from now on")
        @Nullable String from) {

  static final int DESCRIPTION_LENGTH_MAX = 1_000;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /// @throws Problem.Thrown 400 if it is not what is taken
  static SubscriptionBody read(String text) {
    try {
      SubscriptionBody body = JSON.readValue(text, SubscriptionBody.class);
      if (body == null || body.url == null) {
        throw Problem.badRequest("MISSING_FIELD", "url is missing");
      }
      return body;
    } catch (JsonProcessingException e) {
      throw Problem.badRequest("BAD_BODY", e.getOriginalMessage());
    }
  }

  /// @param known the environments that there are
  /// @throws Problem.Thrown 400 naming what is wrong
  Wish wish(Endpoints endpoints, Set<String> known) {
    String address = String.valueOf(url);
    endpoints
        .wrong(address)
        .ifPresent(
            why -> {
              throw Problem.badRequest("BAD_URL", why);
            });
    if (!endpoints.isReachable(address)) {
      throw Problem.badRequest(
          "BAD_URL",
          "its host has no public address; an operator may allow it with"
              + " modeltrail.subscriptions.internal-hosts");
    }
    if (description != null && description.length() > DESCRIPTION_LENGTH_MAX) {
      throw Problem.badRequest(
          "TEXT_TOO_LONG",
          "description has at most %,d characters".formatted(DESCRIPTION_LENGTH_MAX));
    }
    return new Wish(address, description, known(known), pattern());
  }

  boolean fromBeginning() {
    if (from != null && !from.equals("beginning")) {
      throw Problem.badRequest("BAD_PARAMETER", "from may be beginning, or absent");
    }
    return from != null;
  }

  private @Nullable List<String> known(Set<String> known) {
    if (environments == null) {
      return null;
    }
    Set<String> wanted = new TreeSet<>();
    for (String each : environments) {
      if (each == null || !known.contains(each)) {
        throw Problem.badRequest(
            "UNKNOWN_ENVIRONMENT",
            "there is no environment \"%s\"; there are: %s"
                .formatted(each, String.join(", ", known)));
      }
      wanted.add(each);
    }
    if (wanted.isEmpty()) {
      throw Problem.badRequest("MISSING_FIELD", "environments is empty; leave it out for all");
    }
    return List.copyOf(wanted);
  }

  private @Nullable ModelPattern pattern() {
    try {
      return models == null ? null : new ModelPattern(models);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("BAD_PATTERN", "models: " + e.getMessage());
    }
  }
}
