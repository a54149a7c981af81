package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Attested;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.audit.answers.story.PromotionFacts.Counted;
import io.modeltrail.event.Approval;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What counted as somebody's decision was said by them, at the door, upon this evidence.
final class Decisions implements Check {

  @Override
  public List<Finding> of(Matter matter) {
    List<Finding> findings = new ArrayList<>();
    for (PromotionFacts promotion : matter.facts().promotions()) {
      Stream.concat(
              promotion.counted().stream().flatMap(each -> of(matter, promotion, each)),
              requested(matter, promotion))
          .map(each -> each.version(promotion.version()).environment(promotion.environment()))
          .forEach(findings::add);
    }
    findings.addAll(refused(matter));
    return findings;
  }

  private static Stream<Finding> of(Matter matter, PromotionFacts promotion, Counted counted) {
    Approval approval = counted.approval();
    Optional<Fact<PromotionDecided>> said = promotion.said(counted);
    if (said.isEmpty()) {
      return matter.canBeMissed(PromotionDecided.class, counted.step().entry())
          ? Stream.of(
              Finding.at(
                  Code.DECISION_MISSING,
                  counted.step(),
                  "%s of %s as %s counted, and no record of it is there"
                      .formatted(
                          approval.getDecision(),
                          approval.getBy().getSubject(),
                          approval.getRole())))
          : Stream.empty();
    }
    return Stream.of(evidence(counted, said.get()), attested(matter, said.get()))
        .flatMap(Optional::stream)
        .map(each -> each.with(counted.step()));
  }

  private static Optional<Finding> evidence(Counted counted, Fact<PromotionDecided> said) {
    String decidedUpon = said.said().getEvidenceDigest();
    int expected = said.said().getExpectedStep() + 1;
    if (!decidedUpon.equals(counted.approval().getEvidenceDigest())) {
      return Optional.of(
          Finding.at(
              Code.EVIDENCE_OTHER,
              said,
              "it was decided upon evidence %s, and counted for %s"
                  .formatted(decidedUpon, counted.approval().getEvidenceDigest())));
    }
    return counted.step().said().getStep() == expected
        ? Optional.empty()
        : Optional.of(
            Finding.at(
                Code.EVIDENCE_OTHER,
                said,
                "it was decided upon step %d, and counted upon step %d"
                    .formatted(expected - 1, counted.step().said().getStep() - 1)));
  }

  private static Optional<Finding> attested(Matter matter, Fact<?> said) {
    return switch (matter.keys().check(said)) {
      case GENUINE, NOT_CHECKED -> Optional.empty();
      case MISSING ->
          Optional.of(
              Finding.at(
                  Code.DECISION_UNATTESTED, said, "it counted, and the door has not signed it"));
      case FORGED ->
          Optional.of(
              Finding.at(
                  Code.DECISION_FORGED,
                  said,
                  "it counted, and its signature is not of this record"));
      case KEY_UNKNOWN ->
          Optional.of(
              Finding.at(
                  Code.DECISION_KEY_UNKNOWN,
                  said,
                  "it counted, and is signed by a key that this service was not told of"));
    };
  }

  /// What only some may ask for is signed too.
  private static Stream<Finding> requested(Matter matter, PromotionFacts promotion) {
    boolean forSome =
        promotion.kind() == PromotionKind.ROLLBACK
            || promotion.kind() == PromotionKind.RETIREMENT
            || promotion.isEmergency();
    return forSome && !promotion.steps().isEmpty()
        ? promotion.requests().stream()
            .filter(each -> isFalse(matter.keys().check(each)))
            .map(
                each ->
                    Finding.at(
                        Code.REQUEST_UNATTESTED,
                        each,
                        "%s was carried out, and the door has not signed the request"
                            .formatted(promotion.kind())))
        : Stream.empty();
  }

  private static boolean isFalse(Attested attested) {
    return switch (attested) {
      case FORGED, MISSING, KEY_UNKNOWN -> true;
      case GENUINE, NOT_CHECKED -> false;
    };
  }

  private static List<Finding> refused(Matter matter) {
    return matter.facts().told(PromotionDecided.class).stream()
        .filter(each -> matter.facts().refused(each.entry()).isPresent())
        .filter(each -> isFalse(matter.keys().check(each)))
        .map(
            each ->
                Finding.at(
                    Code.FORGERY_REFUSED,
                    each,
                    "somebody wrote it past the door in the name of %s; it was refused"
                        .formatted(each.said().getActor().getSubject())))
        .toList();
  }
}
