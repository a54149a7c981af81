package io.modeltrail.audit.answers.keeping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.question.Scope;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Headers;
import io.modeltrail.audit.answers.record.Refused;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.record.Place;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was refused and set aside, from where, and what became of it.
final class DeadLetters implements Question {

  private static final Card CARD =
      Card.of(
              "dead-letters",
              "Which events failed, were set aside, retried or repaired; by whom, and what was the original?")
          .takes(Scope.MODEL, Scope.FROM, Scope.TO)
          .askedBy("21 CFR 11.10(e)")
          .cannotSay(
              "A record that could not be read has no model: ask by a time. Who repaired a record is the subject of the token that sent it again.");

  /// @param original the entry of the record that was refused; absent if it is not in the trail yet
  /// @param replayed what was sent again of it; empty: nothing was
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      long index,
      Instant at,
      String topic,
      @Nullable String type,
      @Nullable String model,
      String code,
      String detail,
      @Nullable String service,
      @Nullable Long original,
      List<Replayed> replayed,
      List<Long> entries) {}

  /// @param as SAME under the same event id, or CORRECTED under another
  record Replayed(long index, Instant at, String by, String as) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Scope scope = Scope.of(asked);
    Selection letters =
        Selection.ALL.and("e.topic LIKE '%.dead-letter'").between(scope.from(), scope.to());
    List<Seen> all = new ArrayList<>();
    if (scope.models().isEmpty()) {
      all.addAll(asked.records().find(letters));
    } else {
      for (String model : scope.models()) {
        all.addAll(asked.records().find(letters.model(model)));
      }
    }
    List<Row> rows = new ArrayList<>();
    for (Seen seen : asked.page(all.stream().filter(each -> headers(each) != null).toList())) {
      rows.add(row(asked, seen.entry(), Objects.requireNonNull(headers(seen))));
    }
    return rows;
  }

  private static @Nullable Headers headers(Seen seen) {
    return switch (seen) {
      case Seen.Legible(Fact<?> fact, var copy) -> fact.headers();
      case Seen.Illegible it -> it.headers();
      case Seen.Erased it -> null;
      case Seen.Altered it -> null;
    };
  }

  private static Row row(Asked asked, Entry letter, Headers headers) throws SQLException {
    Optional<Place> spot = spot(asked, letter, headers);
    Optional<Entry> original = spot.isEmpty() ? Optional.empty() : original(asked, spot.get());
    List<Long> entries = new ArrayList<>();
    entries.add(asked.because(letter, "refused: " + headers.text("dead-letter-reason").orElse("")));
    original.ifPresent(each -> entries.add(asked.because(each, each.described())));
    List<Replayed> replayed = new ArrayList<>();
    for (Seen again : spot.isEmpty() ? List.<Seen>of() : sentAgain(asked, letter, spot.get())) {
      entries.add(asked.because(again.entry(), "sent again: " + again.entry().described()));
      replayed.add(replayed(letter, again));
    }
    return new Row(
        letter.index(),
        letter.appendedAt(),
        Refused.topic(letter),
        letter.said().type() == null ? null : letter.type(),
        letter.model(),
        headers.text("dead-letter-reason").orElse("UNKNOWN"),
        headers.text("dead-letter-detail").orElse(""),
        headers.text("dead-letter-service").orElse(null),
        original.map(Entry::index).orElse(null),
        replayed,
        entries.stream().sorted().distinct().toList());
  }

  private static Replayed replayed(Entry letter, Seen again) {
    Headers headers = headers(again);
    boolean same =
        letter.said().eventId() != null
            && letter.said().eventId().equals(again.entry().said().eventId());
    return new Replayed(
        again.entry().index(),
        again.entry().appendedAt(),
        headers == null ? "" : headers.text("replayed-by").orElse(""),
        same ? "SAME" : "CORRECTED");
  }

  /// @param spot where it stood, by the letter's headers
  private static Optional<Entry> original(Asked asked, Place spot) throws SQLException {
    return asked
        .records()
        .newest(
            Selection.ALL.and(
                "e.topic_id = ? AND e.partition = ? AND e.\"offset\" = ?",
                spot.topicId(),
                spot.partition(),
                spot.offset()))
        .map(Seen::entry);
  }

  /// The topic is the one that was read when the letter was written: one that was created again has
  /// another id.
  private static Optional<Place> spot(Asked asked, Entry letter, Headers headers)
      throws SQLException {
    Optional<Long> partition = Refused.partition(headers);
    Optional<Long> offset = Refused.offset(headers);
    Selection topic = Selection.ALL.and("e.topic = ?", Refused.topic(letter));
    Optional<Seen> before = asked.records().newest(topic.and("e.index < ?", letter.index()));
    Optional<Seen> near = before.isPresent() ? before : asked.records().oldest(topic);
    return near.isEmpty() || partition.isEmpty() || offset.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Place(
                near.get().entry().place().topicId(),
                Refused.topic(letter),
                partition.get().intValue(),
                offset.get()));
  }

  /// Under the same event id, or under the one that follows from where the refused record stood.
  private static List<Seen> sentAgain(Asked asked, Entry letter, Place spot) throws SQLException {
    UUID corrected =
        EventIds.named(
            "replay",
            EventIds.named(
                    "rejection",
                    spot.topicId().toString(),
                    Integer.toString(spot.partition()),
                    Long.toString(spot.offset()))
                .toString());
    UUID same = letter.said().eventId() == null ? corrected : letter.said().eventId();
    String from = "%s/%d/%d".formatted(spot.topic(), spot.partition(), spot.offset());
    List<Seen> found = new ArrayList<>();
    for (Seen seen :
        asked
            .records()
            .find(
                Selection.ALL
                    .and("e.record_event_id IN (?, ?)", same, corrected)
                    .and("e.topic = ?", spot.topic()))) {
      Headers headers = headers(seen);
      // The header has the installation's prefix before the topic.
      if (headers != null
          && headers.text("replayed-from").filter(each -> each.endsWith(from)).isPresent()) {
        found.add(seen);
      }
    }
    return found;
  }
}
