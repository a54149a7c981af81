package io.modeltrail.audit.answers.keeping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.Denials;
import io.modeltrail.audit.answers.story.ErasedEntries;
import io.modeltrail.audit.answers.story.Noted;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How long records are kept, by what is there and what was noted.
final class Retention implements Question {

  /// AI Act art. 19 and 26(6): at least six months.
  private static final Duration AT_LEAST = Duration.ofDays(183);

  private static final Card CARD =
      Card.of(
              "retention",
              "Is the record kept long enough, is nothing deleted early, and is there a legal hold?")
          .restsOn(AuditNoted.class)
          .askedBy("AI Act art. 18", "AI Act art. 19", "AI Act art. 26(6)")
          .cannotSay(
              "How long records are to be kept is a setting of the service, not a record: this answer shows how long they were. Leaves and hashes are kept for ever. Whether erasing early was right, the ground says.");

  /// @param oldest the trail's first entry
  /// @param oldestKept the first entry whose record is there
  /// @param erasures how many erasures were carried out, and of how many entries they tell
  /// @param earliest the youngest a record was, in days, when it was erased; absent if none was
  /// @param sixMonths KEPT, or ERASED_EARLIER if some record was erased when it was younger
  /// @param holds those in force
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Said(
      @Nullable Kept oldest,
      @Nullable Kept oldestKept,
      int erasures,
      long erased,
      @Nullable Long earliest,
      String sixMonths,
      List<Hold> holds) {}

  record Kept(long index, Instant at, long days) {}

  record Hold(long index, String name, Instant since, Map<String, String> detail) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Denials denials = Denials.of(asked.records());
    List<Fact<AuditNoted>> erasures =
        denials.without(Noted.of(asked.records(), AuditNoteKind.ERASURE));
    Duration earliest = null;
    long erased = 0;
    for (Fact<AuditNoted> note : erasures) {
      asked.because(note);
      erased += note.said().getCount() == null ? 0 : note.said().getCount();
      Optional<Duration> age = youngest(asked, note);
      if (age.isPresent() && (earliest == null || age.get().compareTo(earliest) < 0)) {
        earliest = age.get();
      }
    }
    if (erasures.isEmpty()) {
      asked.cannotSay(
          CannotSay.NOT_RECORDED,
          "no erasure was noted; a record that is gone without a note shows in violations");
    }
    return new Said(
        kept(asked, asked.records().oldest(Selection.ALL)),
        kept(asked, asked.records().oldest(Selection.ALL.and("p.headers IS NOT NULL"))),
        erasures.size(),
        erased,
        earliest == null ? null : earliest.toDays(),
        earliest == null || earliest.compareTo(AT_LEAST) >= 0 ? "KEPT" : "ERASED_EARLIER",
        holds(asked, denials));
  }

  private static @Nullable Kept kept(Asked asked, Optional<Seen> seen) {
    return seen.map(Seen::entry)
        .map(
            entry ->
                new Kept(
                    asked.because(entry, entry.described()),
                    entry.appendedAt(),
                    Duration.between(entry.appendedAt(), asked.now()).toDays()))
        .orElse(null);
  }

  /// How old the youngest entry of a note was.
  private static Optional<Duration> youngest(Asked asked, Fact<AuditNoted> note)
      throws SQLException {
    Optional<Long> last = new ErasedEntries(List.of(note)).last();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    return asked
        .records()
        .newest(Selection.ALL.and("e.index = ?", last.get()))
        .map(each -> Duration.between(each.entry().appendedAt(), note.entry().appendedAt()));
  }

  private static List<Hold> holds(Asked asked, Denials denials) throws SQLException {
    Map<String, Fact<AuditNoted>> inForce = new LinkedHashMap<>();
    for (Fact<AuditNoted> note : denials.without(Noted.of(asked.records(), AuditNoteKind.HOLD))) {
      String name = String.valueOf(note.said().getSubject());
      if ("released".equals(note.said().getDetail().get("change"))) {
        inForce.remove(name);
      } else {
        inForce.put(name, note);
      }
    }
    return inForce.entrySet().stream()
        .map(
            each ->
                new Hold(
                    asked.because(each.getValue()),
                    each.getKey(),
                    each.getValue().entry().appendedAt(),
                    new TreeMap<>(each.getValue().said().getDetail())))
        .toList();
  }
}
