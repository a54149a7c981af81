package io.modeltrail.audit.hold;

import io.modeltrail.service.problem.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why something is held, released or erased, in a person's words. It is written to the log.
public final class Reason {

  public static final int LENGTH_MAX = 1_000;

  private static final Pattern FORM = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1," + LENGTH_MAX + "}");

  private Reason() {}

  /// @throws Problem.Thrown 400 if there is none, or none that can be kept
  public static String checked(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw Problem.badRequest("REASON_MISSING", "say why: reason is missing");
    }
    if (!FORM.matcher(reason).matches()) {
      throw Problem.badRequest(
          "BAD_REASON", "reason has 1 to %,d characters, in one line".formatted(LENGTH_MAX));
    }
    return reason;
  }
}
