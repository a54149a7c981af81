package io.modeltrail.service.door;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `Prefer: wait=<seconds>` (RFC 7240): how long the caller likes to wait for the effect.
///
/// @param waiting zero without the header; at most 30 s
record Preference(Duration waiting) {

  private static final long WAIT_SECONDS_MAX = 30;
  private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?");

  static Preference parse(@Nullable String header) {
    if (header == null) {
      return new Preference(Duration.ZERO);
    }
    Matcher matcher = WAIT.matcher(header);
    return new Preference(
        matcher.find()
            ? Duration.ofSeconds(Math.min(Long.parseLong(matcher.group(1)), WAIT_SECONDS_MAX))
            : Duration.ZERO);
  }
}
