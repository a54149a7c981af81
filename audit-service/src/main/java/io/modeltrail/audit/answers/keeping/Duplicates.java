package io.modeltrail.audit.answers.keeping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.check.EventIdUse;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.question.Scope;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Happened;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.audit.answers.record.Selection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came twice, late, or out of order, and what became of it.
final class Duplicates implements Question {

  private static final Card CARD =
      Card.of(
              "duplicates",
              "Were there duplicate, out-of-order or late events, and how were they resolved?")
          .takes(Scope.MODEL, Scope.FROM, Scope.TO, Parameter.TOLERANCE)
          .cannotSay("Late and out of order are measured by occurredAt, the sender's word.");

  private static final String ONCE =
      "the same content under the same event id: it had its effect once";
  private static final String REFUSED = "other content under a known event id: it was refused";
  private static final String REUSED =
      "other content under a known event id, and no refusal is told";
  private static final String TAKEN = "it counted from when the log took it";
  private static final String ORDER = "the log's order counted";

  /// @param kind DUPLICATE, REUSED_ID, LATE or OUT_OF_ORDER
  /// @param of the entry that it repeats, or that it came after
  /// @param by how much it is late, or behind
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      long index,
      String kind,
      Instant at,
      String type,
      @Nullable String model,
      @Nullable Long of,
      @Nullable String by,
      String resolved,
      List<Long> entries) {}

  private record Odd(
      Entry entry, String kind, @Nullable Entry of, @Nullable Duration by, String resolved) {}

  /// In whose order it should have come.
  private record Lane(String topic, int partition, @Nullable String model, String type) {}

  private record Last(Entry entry, Instant at) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Scope scope = Scope.of(asked);
    Selection wanted = Selection.ALL.withoutDeadLetters().between(scope.from(), scope.to());
    if (!scope.models().isEmpty()) {
      wanted = wanted.model(scope.models().getFirst());
    }
    List<Odd> all = new ArrayList<>(repeated(asked, wanted));
    all.addAll(untimely(asked, wanted));
    all.sort(Comparator.comparing(Odd::entry, Comparator.comparingLong(Entry::index)));
    return asked.page(all).stream().map(each -> row(asked, each)).toList();
  }

  private static List<Odd> repeated(Asked asked, Selection wanted) throws SQLException {
    List<Odd> odd = new ArrayList<>();
    for (EventIdUse.Repeated each : EventIdUse.repeated(asked.records(), wanted)) {
      odd.add(
          each.isSame()
              ? new Odd(each.entry(), "DUPLICATE", each.first(), null, ONCE)
              : new Odd(
                  each.entry(),
                  "REUSED_ID",
                  each.first(),
                  null,
                  each.refused() == null ? REUSED : REFUSED));
    }
    return odd;
  }

  private static List<Odd> untimely(Asked asked, Selection wanted) throws SQLException {
    Duration tolerance = asked.find(Parameter.TOLERANCE).orElse(Happened.LATE);
    List<Odd> odd = new ArrayList<>();
    List<Entry> unread = new ArrayList<>();
    Map<Lane, Last> lanes = new HashMap<>();
    asked
        .records()
        .each(
            wanted,
            seen -> {
              if (seen instanceof Seen.Legible(Fact<?> fact, var copy)) {
                Happened.at(fact)
                    .ifPresent(at -> untimely(fact.entry(), at, tolerance, lanes, odd));
              } else {
                unread.add(seen.entry());
              }
            });
    if (!unread.isEmpty()) {
      asked.cannotSay(
          unread.getFirst(),
          CannotSay.NOT_RECORDED,
          "of %d entries, of which this is the first, it cannot be read when they happened"
              .formatted(unread.size()));
    }
    return odd;
  }

  private static void untimely(
      Entry entry, Instant at, Duration tolerance, Map<Lane, Last> lanes, List<Odd> odd) {
    Duration late = Duration.between(at, entry.appendedAt());
    if (late.compareTo(tolerance) > 0) {
      odd.add(new Odd(entry, "LATE", null, late, TAKEN));
    }
    Lane lane =
        new Lane(entry.place().topic(), entry.place().partition(), entry.model(), entry.type());
    Last last = lanes.get(lane);
    if (last != null && last.at.minus(tolerance).isAfter(at)) {
      odd.add(new Odd(entry, "OUT_OF_ORDER", last.entry, Duration.between(at, last.at), ORDER));
    } else {
      lanes.put(lane, new Last(entry, at));
    }
  }

  private static Row row(Asked asked, Odd odd) {
    List<Long> entries = new ArrayList<>();
    entries.add(asked.because(odd.entry, odd.entry.described()));
    if (odd.of != null) {
      entries.add(asked.because(odd.of, odd.of.described()));
    }
    return new Row(
        odd.entry.index(),
        odd.kind,
        odd.entry.appendedAt(),
        odd.entry.type(),
        odd.entry.model(),
        odd.of == null ? null : odd.of.index(),
        odd.by == null ? null : odd.by.toString(),
        odd.resolved,
        entries.stream().sorted().distinct().toList());
  }
}
