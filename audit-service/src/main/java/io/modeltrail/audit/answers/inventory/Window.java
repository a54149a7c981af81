package io.modeltrail.audit.answers.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.question.Scope;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Kinds;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.Says;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// All decisions, versions, incidents and alarms of a time.
final class Window implements Question {

  private static final List<Class<? extends SpecificRecord>> KINDS =
      List.of(
          ModelRegistered.class,
          ModelAssessed.class,
          PromotionDecided.class,
          PromotionChanged.class,
          ModelPromoted.class,
          DeploymentReported.class,
          ModelAlarmed.class,
          GovernanceApplied.class);

  private static final Parameter<String> MODEL = Parameter.MODEL.optional();

  private static final Card CARD =
      Card.of(
              "window",
              "After an incident: which decisions and versions fell into this window, and when was it told?")
          .takes(Parameter.FROM, Parameter.TO, MODEL)
          .restsOn(
              ModelRegistered.class,
              ModelAssessed.class,
              PromotionDecided.class,
              PromotionChanged.class,
              ModelPromoted.class,
              DeploymentReported.class,
              ModelAlarmed.class,
              GovernanceApplied.class)
          .askedBy("AI Act art. 73", "NIST AI RMF MANAGE 4.3")
          .cannotSay(
              "Who was notified outside: an authority, customers, who follows alarms. When an incident was told to the log is its entry's time.");

  /// @param model absent for what is of no model
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(long index, Instant at, String type, @Nullable String model, String says) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Instant from = asked.get(Parameter.FROM);
    Instant to = asked.get(Parameter.TO);
    if (asked.find(MODEL).isEmpty()) {
      Scope.counted(asked.records(), from, to);
    }
    Selection wanted = Selection.of(KINDS).withoutDeadLetters().between(from, to);
    if (asked.find(MODEL).isPresent()) {
      // Rules are of no model, and concern each.
      wanted = wanted.and("(e.model = ? OR e.model IS NULL)", asked.get(MODEL));
    }
    List<Fact<?>> all = new ArrayList<>();
    for (Seen seen : asked.records().find(wanted)) {
      if (seen instanceof Seen.Legible(Fact<?> fact, var copy) && Kinds.isAtHome(fact.entry())) {
        all.add(fact);
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
                    each.entry().model(),
                    Says.of(each)))
        .toList();
  }
}
