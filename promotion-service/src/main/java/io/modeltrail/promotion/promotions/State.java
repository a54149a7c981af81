package io.modeltrail.promotion.promotions;

import io.modeltrail.event.PromotionState;
import io.modeltrail.service.problem.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A state of promotions as a query names it, in upper or lower case.
record State(PromotionState state) {

  /// @throws Problem.Thrown 400 naming the states that there are
  public static State fromString(String text) {
    try {
      return new State(PromotionState.valueOf(text.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      String known =
          Arrays.stream(PromotionState.values())
              .filter(state -> state != PromotionState.UNKNOWN)
              .map(Enum::name)
              .collect(Collectors.joining(", "));
      throw Problem.badRequest(
          "BAD_STATE", "state must be one of %s; found \"%s\"".formatted(known, text));
    }
  }
}
