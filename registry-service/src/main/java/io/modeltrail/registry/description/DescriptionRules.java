package io.modeltrail.registry.description;

import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.RiskTier;
import io.modeltrail.governance.Names;
import io.modeltrail.messaging.record.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a ModelDescribed must keep to, besides what holds for every record.
public final class DescriptionRules {

  private static final int OPAQUE_ID_LENGTH_MAX = 250;
  private static final int TAG_TEXT_LENGTH_MAX = 1_000;

  private DescriptionRules() {}

  /// The first rule that a description breaks, if any.
  public static Optional<Refusal> broken(ModelDescribed described) {
    if (!Names.isModel(described.getModelName())) {
      return refused(
          "BAD_MODEL_NAME",
          "modelName \"%s\" is not a model's name: %s"
              .formatted(described.getModelName(), Names.MODEL_NAME_EXPECTED));
    }
    if (described.getVersion() != null && described.getVersion() < 1) {
      return refused(
          "BAD_VERSION", "version must be a number from 1, found " + described.getVersion());
    }
    if (described.getRiskTier() == RiskTier.UNKNOWN) {
      return refused("BAD_RISK_TIER", "riskTier must be LOW, MEDIUM or HIGH");
    }
    if (described.getReviewDueBy() != null && !isDate(described.getReviewDueBy())) {
      return refused(
          "BAD_DATE",
          "reviewDueBy must be a date as 2027-06-30, found \"%s\""
              .formatted(described.getReviewDueBy()));
    }
    if (ids(described).anyMatch(id -> id.length() > OPAQUE_ID_LENGTH_MAX)) {
      return refused(
          "ID_TOO_LONG",
          "owner, developers and externalId have at most %d characters each"
              .formatted(OPAQUE_ID_LENGTH_MAX));
    }
    if (described.getTags().keySet().stream().anyMatch(String::isBlank)) {
      return refused("MISSING_FIELD", "a tag has an empty name");
    }
    if (described.getTags().entrySet().stream().anyMatch(DescriptionRules::isTooLong)) {
      return refused(
          "TAG_TOO_LONG",
          "a tag's name has at most %d characters, its text %,d"
              .formatted(OPAQUE_ID_LENGTH_MAX, TAG_TEXT_LENGTH_MAX));
    }
    return Optional.empty();
  }

  private static Stream<String> ids(ModelDescribed described) {
    Stream<String> developers =
        described.getDevelopers() == null ? Stream.of() : described.getDevelopers().stream();
    return Stream.concat(
        developers,
        Stream.of(described.getOwner(), described.getExternalId()).flatMap(Stream::ofNullable));
  }

  private static boolean isTooLong(Map.Entry<String, String> tag) {
    return tag.getKey().length() > OPAQUE_ID_LENGTH_MAX
        || tag.getValue().length() > TAG_TEXT_LENGTH_MAX;
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static Optional<Refusal> refused(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
