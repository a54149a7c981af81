package io.modeltrail.audit.answers.deciding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.question.Scope;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.Withdrawal;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was relied on and taken back since.
final class Withdrawn implements Question {

  private static final Card CARD =
      Card.of(
              "withdrawn",
              "Which approvals relied on evidence that was found wrong or withdrawn later, and which models are affected?")
          .takes(Scope.MODEL, Scope.FROM, Scope.TO)
          .restsOn(ModelAssessed.class, ModelPromoted.class, ModelRegistered.class)
          .askedBy("SR 26-2")
          .cannotSay(
              "Whether a decision would have been another one: the assessment counted when it was made. Evidence outside of the trail that turned out wrong without anybody withdrawing it.");

  /// @param versions that the assessment is about
  /// @param reliedOn what was promoted while it counted
  /// @param runsNow environments that run one of these versions now: version by name
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String model,
      String assessment,
      String kind,
      String conclusion,
      String by,
      Instant assessedAt,
      Instant withdrawnAt,
      String withdrawnBy,
      @Nullable String why,
      List<Integer> versions,
      List<Relied> reliedOn,
      Map<String, Integer> runsNow,
      List<Long> entries) {}

  record Relied(
      String promotionId, int version, String environment, Instant at, List<String> approvedBy) {}

  private record Taken(ModelFacts facts, Withdrawal withdrawal) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Scope scope = Scope.of(asked, ModelAssessed.class);
    List<Taken> all = new ArrayList<>();
    for (String model : scope.models()) {
      ModelFacts facts =
          ModelFacts.read(
              asked.records(),
              model,
              ModelAssessed.class,
              ModelRegistered.class,
              ModelPromoted.class);
      Withdrawal.of(facts).stream()
          .filter(each -> scope.holds(each.withdrawn().entry().appendedAt()))
          .forEach(each -> all.add(new Taken(facts, each)));
    }
    all.sort(Comparator.comparing(each -> each.withdrawal.withdrawn().entry(), Entry.BY_LOG_TIME));
    return asked.page(all).stream().map(each -> row(asked, each)).toList();
  }

  private static Row row(Asked asked, Taken taken) {
    Withdrawal withdrawal = taken.withdrawal;
    ModelAssessed assessed = withdrawal.assessed().said();
    List<Fact<ModelPromoted>> reliedOn = withdrawal.reliedOn(taken.facts);
    Set<Integer> versions = withdrawal.versions(taken.facts);
    List<Fact<?>> proof = new ArrayList<>(reliedOn);
    proof.add(withdrawal.assessed());
    proof.add(withdrawal.withdrawn());
    Map<String, Integer> runsNow = new TreeMap<>();
    for (String environment : Champions.environments(taken.facts)) {
      Champions.of(taken.facts, environment)
          .running(asked.now())
          .filter(each -> versions.contains(each.said().getVersion()))
          .ifPresent(
              each -> {
                proof.add(each);
                runsNow.put(environment, each.said().getVersion());
              });
    }
    return new Row(
        taken.facts.model(),
        assessed.getEventId().toString(),
        assessed.getKind().name(),
        assessed.getConclusion().name(),
        assessed.getActor().getSubject(),
        withdrawal.assessed().entry().appendedAt(),
        withdrawal.withdrawn().entry().appendedAt(),
        withdrawal.withdrawn().said().getActor().getSubject(),
        withdrawal.withdrawn().said().getSummary(),
        versions.stream().sorted().toList(),
        reliedOn.stream().map(Withdrawn::relied).toList(),
        runsNow,
        asked.because(proof));
  }

  private static Relied relied(Fact<ModelPromoted> promoted) {
    ModelPromoted said = promoted.said();
    return new Relied(
        said.getPromotionId().toString(),
        said.getVersion(),
        said.getEnvironment(),
        Champions.since(promoted),
        said.getApprovals().stream().map(each -> each.getBy().getSubject()).toList());
  }
}
