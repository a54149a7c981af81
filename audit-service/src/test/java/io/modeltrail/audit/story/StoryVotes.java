package io.modeltrail.audit.story;

import static io.modeltrail.audit.story.StoryRules.person;

import io.modeltrail.audit.answers.story.ShownEvidence;
import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.PromotionDecided;
import java.time.Instant;
import java.util.UUID;

/// What people decide about a promotion, properly or not.
public final class StoryVotes {

  private final StoryPromotion promotion;

  /// How a decision comes to be.
  public enum How {
    PROPER,
    /// It counts, and nobody said it.
    UNSAID,
    UNSIGNED,
    /// Signed by somebody else's key.
    OTHER_KEY,
    /// Signed, and changed afterwards.
    FORGED,
    /// Made upon something else than it counts for.
    OTHER_EVIDENCE,
    /// In a role that the token has not.
    ROLE_NOT_HELD
  }

  /// What counts of a decision, and when and by which record it was said.
  record Vote(Approval approval, UUID cause, Instant at) {}

  StoryVotes(StoryPromotion promotion) {
    this.promotion = promotion;
  }

  /// Somebody decides, and it counts.
  Vote counted(String person, String role, ApprovalDecision decision, String comment, How how) {
    PromotionDecided said = decision(person, role, decision, comment, how);
    Instant at = promotion.model.story.now();
    if (how != How.UNSAID) {
      at = promotion.tell("promotion.decided", said).at();
    }
    Approval approval =
        Approval.newBuilder()
            .setBy(said.getActor())
            .setRole(role)
            .setDecision(decision)
            .setMeaning(said.getMeaning())
            .setComment(comment)
            .setEvidenceDigest(how == How.OTHER_EVIDENCE ? evidence() : said.getEvidenceDigest())
            .setAt(at)
            .build();
    return new Vote(approval, said.getEventId(), at);
  }

  /// What somebody says.
  PromotionDecided decision(
      String person, String role, ApprovalDecision decision, String comment, How how) {
    Story story = promotion.model.story;
    PromotionDecided said =
        PromotionDecided.newBuilder()
            .setEventId(story.nextId())
            .setOccurredAt(story.now())
            .setActor(how == How.ROLE_NOT_HELD ? person(person, "deployer") : person(person, role))
            .setModelName(promotion.model.name)
            .setPromotionId(promotion.id)
            .setDecision(decision)
            .setRole(role)
            .setExpectedStep(promotion.step())
            .setEvidenceDigest(
                how == How.OTHER_EVIDENCE ? StoryModel.digest("something else") : evidence())
            .setMeaning("I have read it")
            .setComment(comment)
            .build();
    StoryKey key = how == How.OTHER_KEY ? new StoryKey() : story.key;
    said.setAttestation(how == How.UNSIGNED ? null : key.attest(said));
    if (how == How.FORGED) {
      said.setComment("added later");
    }
    return said;
  }

  private String evidence() {
    Story story = promotion.model.story;
    return ShownEvidence.of(
            story.facts(promotion.model.name),
            story.policies(),
            promotion.last().fact(),
            story.now())
        .orElseThrow()
        .digest();
  }
}
