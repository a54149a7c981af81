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

  private static final Card CARD =
      Card.of(
              "gaps",
              "Was logging ever down? Which gaps in coverage are there, with start and end?")
          .takes(Scope.FROM, Scope.TO, LONGEST)
          .restsOn(AuditNoted.class)
          .askedBy("AI Act art. 12(1)", "AI Act art. 19")
          .cannotSay(
              "What nobody sent to the log. A gap between scans means that the trail was behind, not that a record is missing: complete says which offsets are covered.");

  /// @param verdict NONE, GAPS, or CANNOT_SAY if nothing was noted of scans
  record Said(String verdict, int scans, List<Row> rows) {}

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
    Selection within =
        Selection.ALL.between(
            asked.find(Scope.FROM).orElse(Instant.EPOCH),
            asked.find(Scope.TO).orElse(asked.now().plusMillis(1)));
    List<Fact<AuditNoted>> scans = Noted.of(asked.records(), within, AuditNoteKind.SCAN);
    List<Fact<AuditNoted>> gaps = Noted.of(asked.records(), within, AuditNoteKind.GAP);
    List<Row> rows = new ArrayList<>();
    gaps.forEach(each -> rows.add(noted(asked, each)));
    Duration longest = asked.find(LONGEST).orElse(Duration.ofHours(2));
    for (int i = 1; i < scans.size(); i++) {
      Instant from = scans.get(i - 1).entry().appendedAt();
      Instant until = scans.get(i).entry().appendedAt();
      if (Duration.between(from, until).compareTo(longest) > 0) {
        rows.add(
            new Row(
                "SILENCE",
                null,
                from,
                until,
                Map.of("lasted", Duration.between(from, until).toString()),
                asked.because(List.of(scans.get(i - 1), scans.get(i)))));
      }
    }
    if (scans.isEmpty()) {
      asked.cannotSay(CannotSay.NOT_RECORDED, "nothing was noted of what was scanned in this time");
    }
    String verdict = !rows.isEmpty() ? "GAPS" : scans.isEmpty() ? "CANNOT_SAY" : "NONE";
    return new Said(verdict, scans.size(), asked.page(rows));
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
