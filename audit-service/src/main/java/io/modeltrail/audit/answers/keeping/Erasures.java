package io.modeltrail.audit.answers.keeping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Denials;
import io.modeltrail.audit.answers.story.Noted;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was erased, on which ground, and that the log's proofs do not need it.
final class Erasures implements Question {

  private static final Card CARD =
      Card.of(
              "erasures",
              "Can personal data be erased without breaking proofs, and what was erased on which ground?")
          .restsOn(AuditNoted.class)
          .askedBy("GDPR art. 17")
          .cannotSay(
              "Copies outside of this service: topics, other services' databases, backups. What was erased without a note shows as PAYLOAD_MISSING in violations.");

  private static final String HOW =
      "A leaf commits to the record and to each personal field with a salt of its own. When record and salt are erased, leaf, hash and all proofs stay as they are, and tell nothing of what was erased.";

  record Said(String how, List<Row> rows) {}

  /// @param entries that were erased, as 5-9,12
  /// @param refused the entry that tells that it was refused when its turn came: nothing was erased
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      long index,
      Instant at,
      String by,
      @Nullable String what,
      @Nullable Long count,
      @Nullable String ground,
      @Nullable String entries,
      @Nullable Long refused,
      Map<String, String> detail) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    List<Fact<AuditNoted>> notes = Noted.of(asked.records(), AuditNoteKind.ERASURE);
    Denials denials = Denials.of(asked.records());
    return new Said(
        HOW, asked.page(notes).stream().map(each -> row(asked, each, denials)).toList());
  }

  private static Row row(Asked asked, Fact<AuditNoted> note, Denials denials) {
    Map<String, String> detail = new TreeMap<>(note.said().getDetail());
    return new Row(
        asked.because(note),
        note.entry().appendedAt(),
        note.said().getActor().getSubject(),
        note.said().getSubject(),
        note.said().getCount(),
        detail.remove("ground"),
        detail.remove("entries"),
        denials.of(note).map(asked::because).orElse(null),
        detail);
  }
}
