package io.modeltrail.audit.answers.keeping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Form;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.question.Scope;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.Noted;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Whether logging was ever down, by what was noted of scanning.
final class Gaps implements Question {

  private static final Parameter<Duration> LONGEST =
      Parameter.of(
              "longest",
              Form.DURATION,
              "how long between two scans is no gap; without it PT2H",
              "PT2H")
          .optional();

  private static final Duration LONGEST_DEFAULT = Duration.ofHours(2);
  private static final Duration A_MONTH = Duration.ofDays(31);

  private static final Card CARD =
      Card.of(
              "gaps",
              "Was logging ever down? Which gaps in coverage are there, with start and end?")
          .takes(Scope.FROM, Scope.TO, LONGEST)
          .restsOn(AuditNoted.class)
          .askedBy("AI Act art. 12(1)", "AI Act art. 19")
          .cannotSay(
              "What nobody sent to the log. Without a time the last 31 days are looked at. A gap between scans means that the trail was behind, not that a record is missing: complete says which offsets are covered.");

  /// @param verdict NONE, GAPS, or CANNOT_SAY if nothing was noted of scans
  record Said(String verdict, long scans, List<Row> rows) {}

  /// @param kind NOTED if the service noted it, or SILENCE between two scans
  /// @param until absent: nobody knows
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String kind,
      @Nullable String reason,
      Instant from,
      @Nullable Instant until,
      Map<String, String> detail,
      List<Long> entries) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Instant to = asked.find(Scope.TO).orElse(asked.now().plusMillis(1));
    Instant from = asked.find(Scope.FROM).orElse(to.minus(A_MONTH));
    Selection within = Selection.ALL.between(from, to);
    Duration longest = asked.find(LONGEST).orElse(LONGEST_DEFAULT);
    List<Row> rows = new ArrayList<>();
    for (Fact<AuditNoted> gap : Noted.of(asked.records(), within, AuditNoteKind.GAP)) {
      rows.add(noted(asked, gap));
    }
    Silences silences = Silences.of(asked.records(), within, longest);
    for (Silences.Silence each : silences.all()) {
      rows.add(
          new Row(
              "SILENCE",
              null,
              each.from(),
              each.until(),
              Map.of("lasted", Duration.between(each.from(), each.until()).toString()),
              scans(asked, each)));
    }
    if (silences.scans() == 0) {
      asked.cannotSay(CannotSay.NOT_RECORDED, "nothing was noted of what was scanned in this time");
    }
    String verdict = !rows.isEmpty() ? "GAPS" : silences.scans() == 0 ? "CANNOT_SAY" : "NONE";
    return new Said(verdict, silences.scans(), asked.page(rows));
  }

  /// The scans before and after it, read whole.
  private static List<Long> scans(Asked asked, Silences.Silence silence) throws SQLException {
    List<Fact<AuditNoted>> scans =
        Noted.of(
            asked.records(),
            Selection.ALL.and("e.index IN (?, ?)", silence.before(), silence.after()),
            AuditNoteKind.SCAN);
    return asked.because(scans);
  }

  private static Row noted(Asked asked, Fact<AuditNoted> gap) {
    Map<String, String> detail = new TreeMap<>(gap.said().getDetail());
    Instant from = time(detail.get("since"));
    Instant found = time(detail.get("foundAt"));
    return new Row(
        "NOTED",
        detail.get("reason"),
        from != null ? from : found != null ? found : gap.entry().appendedAt(),
        time(detail.get("until")),
        detail,
        List.of(asked.because(gap)));
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
