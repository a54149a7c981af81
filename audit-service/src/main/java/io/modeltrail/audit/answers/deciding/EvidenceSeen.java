package io.modeltrail.audit.answers.deciding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.Policies;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.audit.answers.story.PromotionFacts.Counted;
import io.modeltrail.audit.answers.story.ShownEvidence;
import io.modeltrail.audit.answers.story.Subjects;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.Attachment;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What somebody was shown before they decided, and whether it is the same today: its digest is
/// computed anew from the trail.
final class EvidenceSeen implements Question {

  private static final Card CARD =
      Card.of(
              "evidence-seen",
              "What evidence did the approver see (metrics, gates, reports), and is it unchanged today?")
          .takes(Parameter.MODEL, Chosen.VERSION, Chosen.ENVIRONMENT, Chosen.PROMOTION)
          .restsOn(
              PromotionDecided.class,
              PromotionChanged.class,
              ModelRegistered.class,
              ModelAssessed.class,
              ArtifactChecked.class,
              ModelDescribed.class,
              GovernanceApplied.class)
          .askedBy("AI Act Annex IV", "NIST AI RMF MEASURE 2")
          .cannotSay(
              "Reports and plots are named by their digests; whether the files are still there and the same, their store knows. Where records of two topics came within moments of a decision, which of them it saw cannot be told: then the digest cannot be computed anew.");

  /// @param decidedUpon the digest that the decision names
  /// @param countedFor the digest that the promotion recorded for it
  /// @param computed the digest of what the trail holds of it today
  /// @param unchanged whether all three are one; absent if it could not be computed anew
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      About promotion,
      String by,
      String role,
      Instant at,
      @Nullable String decidedUpon,
      String countedFor,
      @Nullable String computed,
      @Nullable Boolean unchanged,
      @Nullable Shown shown,
      List<Long> entries) {}

  /// @param reports digest by name, of the version and of what was found out about it
  record Shown(
      int step, Map<String, Double> metrics, List<GateSeen> gates, Map<String, String> reports) {}

  record GateSeen(String name, String require, String outcome, String detail) {}

  private record Decided(PromotionFacts promotion, Counted counted) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Chosen chosen =
        Chosen.of(
            asked,
            ModelRegistered.class,
            ModelAssessed.class,
            ArtifactChecked.class,
            ModelDescribed.class);
    Policies policies = Policies.of(asked.records());
    List<Decided> all =
        chosen.promotions().stream()
            .flatMap(
                promotion -> promotion.counted().stream().map(each -> new Decided(promotion, each)))
            .toList();
    return asked.page(all).stream()
        .map(each -> row(asked, chosen.facts(), policies, each))
        .toList();
  }

  private static Row row(Asked asked, ModelFacts facts, Policies policies, Decided decided) {
    Counted counted = decided.counted;
    Optional<Fact<PromotionDecided>> said = decided.promotion.said(counted);
    Optional<Fact<PromotionChanged>> step =
        said.flatMap(each -> decided.promotion.step(each.said().getExpectedStep()));
    Optional<ShownEvidence> evidence =
        step.flatMap(
            each -> ShownEvidence.of(facts, policies, each, said.get().entry().appendedAt()));
    String countedFor = counted.approval().getEvidenceDigest();
    String decidedUpon = said.map(each -> each.said().getEvidenceDigest()).orElse(null);
    String computed = evidence.map(ShownEvidence::digest).orElse(null);
    boolean same = countedFor.equals(decidedUpon) && countedFor.equals(computed);
    List<Fact<?>> proof = new ArrayList<>(List.of(counted.step()));
    said.ifPresent(proof::add);
    step.ifPresent(proof::add);
    if (same) {
      evidence.ifPresent(each -> proof.addAll(each.parts()));
    } else if (countedFor.equals(decidedUpon)) {
      asked.cannotSay(
          counted.step().entry(),
          CannotSay.NOT_RECORDED,
          "what was shown cannot be put together anew from the trail as it is read");
    }
    return new Row(
        About.of(decided.promotion),
        counted.approval().getBy().getSubject(),
        counted.approval().getRole(),
        counted.approval().getAt(),
        decidedUpon,
        countedFor,
        same ? computed : null,
        same ? Boolean.TRUE : countedFor.equals(decidedUpon) ? null : Boolean.FALSE,
        step.map(each -> shown(facts, each, said.get().entry().appendedAt())).orElse(null),
        asked.because(proof));
  }

  private static Shown shown(ModelFacts facts, Fact<PromotionChanged> step, Instant at) {
    Map<String, Double> metrics = new TreeMap<>();
    Map<String, String> reports = new TreeMap<>();
    facts
        .version(step.said().getVersion())
        .ifPresent(
            version -> {
              metrics.putAll(version.said().getMetrics());
              Stream.concat(
                      version.said().getAttachments().stream(),
                      new Subjects(facts, at)
                          .assessments(version.said()).stream()
                              .flatMap(each -> each.said().getAttachments().stream()))
                  .forEach((Attachment each) -> reports.put(each.getName(), each.getSha256()));
            });
    return new Shown(
        step.said().getStep(),
        metrics,
        step.said().getGates().stream()
            .map(
                gate ->
                    new GateSeen(
                        gate.getName(),
                        gate.getRequire(),
                        gate.getOutcome().name(),
                        gate.getDetail()))
            .toList(),
        reports);
  }
}
