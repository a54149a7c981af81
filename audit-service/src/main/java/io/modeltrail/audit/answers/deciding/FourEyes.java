package io.modeltrail.audit.answers.deciding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.check.People;
import io.modeltrail.audit.answers.check.Roles;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.AttestationKeys;
import io.modeltrail.audit.answers.story.Attested;
import io.modeltrail.audit.answers.story.Descriptions;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.Policies;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.audit.answers.story.PromotionFacts.Counted;
import io.modeltrail.event.Actor;
import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether who approved was somebody else than who made it or asked for it, and was entitled to by
/// the rules in force. Computed anew from who did what; promotion-service's word is not taken.
final class FourEyes implements Question {

  private static final Card CARD =
      Card.of(
              "four-eyes",
              "Was the approver somebody else than trainer, developer and requester, and authorised by the policy in force then?")
          .takes(Parameter.MODEL, Chosen.VERSION, Chosen.ENVIRONMENT, Chosen.PROMOTION)
          .restsOn(
              PromotionRequested.class,
              PromotionDecided.class,
              PromotionChanged.class,
              ModelTrained.class,
              ModelRegistered.class,
              ModelDescribed.class,
              GovernanceApplied.class)
          .askedBy("SOC 2 CC8.1", "SR 26-2")
          .cannotSay(
              "Whether two subjects are one person: one id stands for one person only as far as the identity provider sees to it. Who started a run is the training job's word.");

  /// @param verdict KEPT, BROKEN, or NOBODY_APPROVED
  record Row(About promotion, String verdict, Made made, List<Approver> approvers, Rules rules) {}

  /// @param requester who asked; absent if nobody is known
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Made(@Nullable String requester, List<String> trainers, List<String> developers) {}

  /// @param objections why they should not have approved; empty: nothing stands against it
  record Approver(
      String by,
      String role,
      boolean roleHeld,
      Attested attested,
      List<String> objections,
      List<Long> entries) {}

  /// @param isWhole whether the text of the rules is what its digest says; absent if it is unknown
  /// @param missing roles that the rules ask for, in which nobody has approved
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rules(
      long revision,
      String digest,
      @Nullable Boolean isWhole,
      List<String> asked,
      List<String> missing) {}

  private final AttestationKeys keys;

  FourEyes(AttestationKeys keys) {
    this.keys = keys;
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Chosen chosen =
        Chosen.of(asked, ModelTrained.class, ModelRegistered.class, ModelDescribed.class);
    Policies policies = Policies.of(asked.records());
    List<Row> rows = new ArrayList<>();
    for (PromotionFacts promotion : asked.page(chosen.promotions())) {
      rows.add(row(asked, chosen.facts(), policies, promotion));
    }
    return rows;
  }

  private Row row(Asked asked, ModelFacts facts, Policies policies, PromotionFacts promotion) {
    List<Counted> approvals =
        promotion.counted().stream()
            .filter(each -> each.approval().getDecision() == ApprovalDecision.APPROVE)
            .toList();
    asked.because(promotion.requests());
    facts.version(promotion.version()).ifPresent(asked::because);
    List<Approver> approvers =
        approvals.stream().map(each -> approver(asked, facts, promotion, each)).toList();
    Rules rules = rules(asked, facts, policies, promotion, approvals);
    boolean kept =
        approvers.stream()
                .allMatch(
                    each ->
                        each.objections.isEmpty()
                            && each.roleHeld
                            && each.attested != Attested.FORGED
                            && each.attested != Attested.MISSING)
            && (rules.missing.isEmpty() || isOpen(promotion));
    String verdict = !kept ? "BROKEN" : approvers.isEmpty() ? "NOBODY_APPROVED" : "KEPT";
    return new Row(About.of(promotion), verdict, made(facts, promotion), approvers, rules);
  }

  /// Approvals may be missing of what came to nothing, of emergencies and of ways back.
  private static boolean isOpen(PromotionFacts promotion) {
    return promotion.promoted().isEmpty()
        || promotion.isEmergency()
        || promotion.kind() != PromotionKind.PROMOTION;
  }

  private static Made made(ModelFacts facts, PromotionFacts promotion) {
    People people = People.of(facts, promotion, promotion.began().appendedAt());
    return new Made(
        people.requester().map(Actor::getSubject).orElse(null),
        people.trainers().stream()
            .map(Actor::getSubject)
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList(),
        people.developers());
  }

  private Approver approver(
      Asked asked, ModelFacts facts, PromotionFacts promotion, Counted counted) {
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
    return new Approver(
        approval.getBy().getSubject(),
        approval.getRole(),
        approval.getBy().getRoles().contains(approval.getRole()),
        attested,
        People.of(facts, promotion, approval.getAt()).objections(approval.getBy()),
        asked.because(proof));
  }

  private static Rules rules(
      Asked asked,
      ModelFacts facts,
      Policies policies,
      PromotionFacts promotion,
      List<Counted> approvals) {
    Optional<Fact<PromotionChanged>> step = promotion.last();
    if (step.isEmpty()) {
      return new Rules(0, "", null, List.of(), List.of());
    }
    PromotionChanged said = step.get().said();
    Optional<Fact<GovernanceApplied>> rules =
        policies.of(said.getGovernanceRevision(), said.getGovernanceDigest());
    rules.ifPresent(asked::because);
    var tier = Descriptions.of(facts, said.getOccurredAt()).tier(promotion.version());
    List<String> roles =
        rules
            .flatMap(each -> policies.read(each.said()))
            .flatMap(it -> it.of(facts.model(), tier).environment(promotion.environment()))
            .filter(each -> promotion.kind() == PromotionKind.PROMOTION)
            .map(each -> each.admission().approvals().roles())
            .orElse(List.of());
    return new Rules(
        said.getGovernanceRevision(),
        said.getGovernanceDigest(),
        rules.map(each -> Policies.isWhole(each.said())).orElse(null),
        roles,
        Roles.missing(roles, approvals.stream().map(Counted::approval).toList()));
  }
}
