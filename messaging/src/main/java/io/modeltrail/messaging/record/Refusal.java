package io.modeltrail.messaging.record;

import java.util.Objects;
import java.util.UUID;

/// Why a record has no effect.
///
/// @param code stable, upper case with underscores: programs decide by it
/// @param detail for a person: what was found, what was expected, what to do
public record Refusal(String code, String detail) {

  /// Longer details are cut: they travel in a header and stand in a list.
  public static final int DETAIL_LENGTH_MAX = 500;

  public static final String EVENT_ID_REUSED = "EVENT_ID_REUSED";
  public static final String KEY_MISMATCH = "KEY_MISMATCH";
  public static final String UNKNOWN_SCHEMA = "UNKNOWN_SCHEMA";
  public static final String DATABASE_REFUSED = "DATABASE_REFUSED";

  public Refusal {
    Objects.requireNonNull(code, "code is null");
    detail = printable(detail);
  }

  /// An event id is used for one content only.
  public static Refusal eventIdReused(UUID id) {
    return new Refusal(
        EVENT_ID_REUSED,
        "event id %s was used for other content; send this with an id of its own".formatted(id));
  }

  /// Text out of a refused record may hold anything: control characters become spaces, which
  /// PostgreSQL, headers and terminals can bear.
  private static String printable(String text) {
    String cut =
        text.length() <= DETAIL_LENGTH_MAX ? text : text.substring(0, DETAIL_LENGTH_MAX - 1) + "…";
    StringBuilder clean = new StringBuilder(cut.length());
    for (int i = 0; i < cut.length(); i++) {
      char c = cut.charAt(i);
      boolean half =
          (Character.isHighSurrogate(c)
                  && (i + 1 == cut.length() || !Character.isLowSurrogate(cut.charAt(i + 1))))
              || (Character.isLowSurrogate(c)
                  && (i == 0 || !Character.isHighSurrogate(cut.charAt(i - 1))));
      clean.append(Character.isISOControl(c) ? ' ' : half ? '\uFFFD' : c);
    }
    return clean.toString();
  }
}
