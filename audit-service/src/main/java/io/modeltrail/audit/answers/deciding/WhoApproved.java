package io.modeltrail.audit.answers.deciding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.AttestationKeys;
import io.modeltrail.audit.answers.story.Attested;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.audit.answers.story.PromotionFacts.Counted;
import io.modeltrail.event.Approval;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who decided about promotions, in which role, when, and what they said.
final class WhoApproved implements Question {

  private static final Card CARD =
      Card.of(
              "who-approved",
              "Who approved it, in which role, when, and with which stated meaning and comment?")
          .takes(Parameter.MODEL, Chosen.VERSION, Chosen.ENVIRONMENT, Chosen.PROMOTION)
          .restsOn(PromotionDecided.class, PromotionChanged.class)
          .askedBy("21 CFR 11.50", "SOC 2 CC8.1")
          .cannotSay(
              "People are opaque ids: who a subject is, the identity provider knows. How they were authenticated is the door's word.");

  /// @param decisions those that counted, in their order; empty: nobody was asked, or has decided
  record Row(About promotion, List<Decision> decisions) {}

  /// @param attested whether the door's signature over it is genuine
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Decision(
      String by,
      String role,
      String decision,
      Instant at,
      @Nullable String meaning,
      @Nullable String comment,
      String evidenceDigest,
      Attested attested,
      List<Long> entries) {}

  private final AttestationKeys keys;

  WhoApproved(AttestationKeys keys) {
    this.keys = keys;
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    List<Row> rows = new ArrayList<>();
    for (PromotionFacts promotion : asked.page(Chosen.of(asked).promotions())) {
      rows.add(
          new Row(
              About.of(promotion),
              promotion.counted().stream().map(each -> decision(asked, promotion, each)).toList()));
    }
    return rows;
  }

  private Decision decision(Asked asked, PromotionFacts promotion, Counted counted) {
    Approval approval = counted.approval();
    Optional<Fact<PromotionDecided>> said = promotion.said(counted);
    List<Fact<?>> proof = new ArrayList<>(List.of(counted.step()));
    said.ifPresent(proof::add);
    Attested attested = said.map(keys::check).orElse(Attested.MISSING);
    if (attested == Attested.NOT_CHECKED) {
      asked.cannotSay(
          CannotSay.NOT_RECORDED,
          "whether the door's signatures are genuine: this service was told of no keys (modeltrail.audit.attestation-keys)");
    }
    return new Decision(
        approval.getBy().getSubject(),
        approval.getRole(),
        approval.getDecision().name(),
        approval.getAt(),
        approval.getMeaning(),
        approval.getComment(),
        approval.getEvidenceDigest(),
        attested,
        asked.because(proof));
  }
}
