package io.modeltrail.audit.answers.running;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Refused;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which version should have run at a moment, and which was reported to. `at` is the moment that is
/// asked about; `asOf` what was known: both can be asked for.
final class LiveAt implements Question {

  private static final List<Class<?>> KINDS =
      List.of(ModelPromoted.class, ChampionChanged.class, DeploymentReported.class);

  private static final Card CARD =
      Card.of(
              "live-at",
              "Which version of the model served this environment at this moment, by name, number and digest?")
          .takes(Parameter.MODEL, Parameter.ENVIRONMENT, Parameter.AT)
          .restsOn(ModelPromoted.class, ChampionChanged.class, DeploymentReported.class)
          .askedBy("AI Act art. 12", "AI Act Annex IV", "NIST AI RMF MANAGE 4.1")
          .cannotSay("What really ran is known as far as deployment systems reported it.");

  /// @param state what should have run: RUNNING, RETIRED, or NEVER anything before
  record Said(Instant at, String state, @Nullable Should shouldRun, List<Reported> reported) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Should(
      int version,
      String artifactSha256,
      String kind,
      long revision,
      Instant since,
      @Nullable Instant until,
      String promotionId,
      List<Long> entries) {}

  /// What a target was reported to run.
  ///
  /// @param asPromoted whether it is what should run; absent if the report does not tell
  /// @param refused why promotion-service took no notice of the report, if it did not
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Reported(
      String target,
      String outcome,
      @Nullable Integer version,
      @Nullable String runningSha256,
      Instant since,
      @Nullable Boolean asPromoted,
      @Nullable String refused,
      List<Long> entries) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Instant at = asked.find(Parameter.AT).orElse(asked.now());
    ModelFacts facts =
        ModelFacts.read(
            asked.records(),
            asked.get(Parameter.MODEL),
            Selection.of(KINDS).environment(asked.get(Parameter.ENVIRONMENT)),
            KINDS);
    Champions champions = Champions.of(facts, asked.get(Parameter.ENVIRONMENT));
    Optional<Fact<ModelPromoted>> last = champions.at(at);
    List<Reported> reported =
        lastReports(facts, asked.get(Parameter.ENVIRONMENT), at).stream()
            .map(each -> reported(asked, facts, champions, each, last))
            .toList();
    if (reported.isEmpty()) {
      asked.cannotSay(
          CannotSay.NOT_RECORDED,
          "no deployment system has reported by then what it runs there of the model");
    }
    return new Said(
        at,
        state(last),
        champions.running(at).map(each -> should(asked, facts, champions, each)).orElse(null),
        reported);
  }

  private static String state(Optional<Fact<ModelPromoted>> last) {
    return last.map(
            each -> each.said().getKind() == PromotionKind.RETIREMENT ? "RETIRED" : "RUNNING")
        .orElse("NEVER");
  }

  private static Should should(
      Asked asked, ModelFacts facts, Champions champions, Fact<ModelPromoted> promoted) {
    ModelPromoted said = promoted.said();
    asked.because(promoted);
    List<Fact<ChampionChanged>> told =
        facts.of(ChampionChanged.class).stream()
            .filter(each -> each.said().getEnvironment().equals(said.getEnvironment()))
            .filter(each -> each.said().getRevision() == said.getRevision())
            .toList();
    List<Long> entries = new ArrayList<>(asked.because(told));
    entries.add(promoted.index());
    return new Should(
        said.getVersion(),
        said.getArtifact().getSha256(),
        said.getKind().name(),
        said.getRevision(),
        Champions.since(promoted),
        champions.after(promoted).map(Champions::since).orElse(null),
        said.getPromotionId().toString(),
        entries.stream().sorted().toList());
  }

  /// Of each target the last one that was in effect; of two at the same time the one told last.
  private static List<Fact<DeploymentReported>> lastReports(
      ModelFacts facts, String environment, Instant at) {
    TreeMap<String, Fact<DeploymentReported>> last = new TreeMap<>();
    facts.told(DeploymentReported.class).stream()
        .filter(each -> each.said().getEnvironment().equals(environment))
        .filter(each -> !Champions.effective(each).isAfter(at))
        .sorted(Comparator.comparing(Champions::effective).thenComparing(Fact.BY_LOG_TIME))
        .forEach(each -> last.put(each.said().getTarget(), each));
    return List.copyOf(last.values());
  }

  private static Reported reported(
      Asked asked,
      ModelFacts facts,
      Champions champions,
      Fact<DeploymentReported> report,
      Optional<Fact<ModelPromoted>> should) {
    DeploymentReported said = report.said();
    return new Reported(
        said.getTarget(),
        said.getOutcome().name(),
        champions.about(report).map(each -> each.said().getVersion()).orElse(null),
        said.getRunningSha256(),
        Champions.effective(report),
        (said.getRunningSha256() == null || should.isEmpty())
            ? null
            : said.getRunningSha256().equals(should.get().said().getArtifact().getSha256()),
        facts.refused(report.entry()).map(Refused::code).orElse(null),
        List.of(asked.because(report)));
  }
}
