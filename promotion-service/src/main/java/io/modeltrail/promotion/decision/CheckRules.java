package io.modeltrail.promotion.decision;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.governance.Names;
import io.modeltrail.messaging.record.Refusal;
import java.util.Optional;

/// What an ArtifactChecked must keep to, besides what holds for every record.
final class CheckRules {

  private CheckRules() {}

  /// The first rule that it breaks, if any.
  static Optional<Refusal> broken(ArtifactChecked checked) {
    if (!Names.isModel(checked.getModelName()) || checked.getVersion() < 1) {
      return refused(
          "BAD_VERSION",
          "\"%s\" version %d is no version of a model"
              .formatted(checked.getModelName(), checked.getVersion()));
    }
    if (!Sha256.isOne(checked.getSha256())) {
      return refused(
          "BAD_DIGEST",
          "sha256 must be 64 lowercase hexadecimal digits, found \"%s\""
              .formatted(checked.getSha256()));
    }
    if (checked.getOutcome() == CheckOutcome.UNKNOWN) {
      return refused(
          "UNKNOWN_OUTCOME",
          "this version knows the outcomes VERIFIED, MISMATCH and UNREADABLE, and got another");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refused(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
