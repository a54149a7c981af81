package io.modeltrail.audit.answers.making;

import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.Says;
import io.modeltrail.audit.answers.story.Versions;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/// All that happened to a version, from its run to its end, in the order in which the log took it.
final class Dossier implements Question {

  private static final List<Class<? extends SpecificRecord>> KINDS =
      List.of(
          ModelTrained.class,
          ModelRegistered.class,
          ModelDescribed.class,
          ModelAssessed.class,
          ArtifactChecked.class,
          DeploymentRequested.class,
          PromotionRequested.class,
          PromotionDecided.class,
          PromotionChanged.class,
          ModelPromoted.class,
          ChampionChanged.class,
          DeploymentReported.class,
          ModelObserved.class,
          ModelAlarmed.class,
          TimerFired.class);

  private static final Card CARD =
      Card.of(
              "dossier",
              "Give the full chronological dossier of this model version, from cradle to retirement.")
          .takes(Parameter.MODEL, Parameter.VERSION)
          .restsOn(
              ModelTrained.class,
              ModelRegistered.class,
              ModelAssessed.class,
              PromotionChanged.class,
              ModelPromoted.class,
              DeploymentReported.class,
              ModelObserved.class,
              ModelAlarmed.class)
          .askedBy("AI Act art. 12(2)", "NIST AI RMF GOVERN 1.6")
          .cannotSay(
              "What was refused had no effect, and stands in dead-letters. A description of the model counts for all of its versions.");

  /// @param says what the record says
  record Row(long index, Instant at, String type, String says) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    String model = asked.get(Parameter.MODEL);
    Fact<ModelRegistered> version =
        Versions.find(asked.records(), model, asked.get(Parameter.VERSION));
    ModelFacts facts = ModelFacts.read(asked.records(), model, about(version.said()), KINDS);
    AboutVersion about = AboutVersion.of(facts, version.said());
    List<Fact<?>> all = new ArrayList<>();
    for (Class<? extends SpecificRecord> kind : KINDS) {
      for (Fact<?> fact : facts.of(kind)) {
        if (about.holds(facts, fact) || about.isReported(asked.records(), facts, fact)) {
          all.add(fact);
        }
      }
    }
    all.sort(Comparator.comparing(Fact::entry, Entry.BY_LOG_TIME));
    return asked.page(all).stream()
        .map(
            each ->
                new Row(
                    asked.because(each),
                    each.entry().appendedAt(),
                    each.entry().type(),
                    Says.of(each)))
        .toList();
  }

  /// Of the many records of a model, those whose copies do not say that they are about another
  /// version or run.
  private static Selection about(ModelRegistered version) {
    String number = Integer.toString(version.getVersion());
    return Selection.of(KINDS)
        .and(
            """
            (p.decoded IS NULL OR CASE e.type
              WHEN ? THEN p.decoded #>> '{run,runId}' = ?
              WHEN ? THEN p.decoded #>> '{champion,version}' = ?
              ELSE p.decoded -> 'version' IS NULL OR ? IN
                (p.decoded ->> 'version', p.decoded ->> 'previousVersion', p.decoded ->> 'toVersion') END)""",
            ModelTrained.class.getName(),
            version.getRun().getRunId(),
            ChampionChanged.class.getName(),
            number,
            number);
  }
}
