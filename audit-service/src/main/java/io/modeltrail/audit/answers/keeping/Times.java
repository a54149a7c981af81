package io.modeltrail.audit.answers.keeping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Checkpoints;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Happened;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.tlog.checkpoint.Log;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The times of one record, and how far they are apart.
final class Times implements Question {

  private static final Card CARD =
      Card.of(
              "times",
              "When was this event produced, received, logged and covered by a checkpoint, and how large is the clock skew?")
          .takes(Parameter.INDEX, Parameter.TOLERANCE)
          .askedBy("21 CFR 11.10(e)")
          .cannotSay(
              "When the trail itself took the record is not kept: it was after the log's broker took it and before the checkpoint. When it was produced is its sender's word.");

  /// @param producedAt the sender's word; absent if not said
  /// @param loggedAt the broker's clock
  /// @param coveredAt the operator's clock, when the first checkpoint over it was signed
  /// @param skew from produced to logged; negative: it says that it happened after the log took it
  /// @param flag IN_TIME, LATE, AHEAD or NOT_SAID
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Said(
      long index,
      @Nullable Instant producedAt,
      Instant loggedAt,
      @Nullable Instant coveredAt,
      @Nullable Long coveredBySize,
      @Nullable String skew,
      @Nullable String untilCovered,
      String flag) {}

  private final Log log;

  Times(Log log) {
    this.log = log;
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    long index = asked.get(Parameter.INDEX);
    Seen seen = One.entry(asked, index);
    Entry entry = seen.entry();
    Instant produced =
        seen instanceof Seen.Legible(Fact<?> fact, var copy)
            ? Happened.at(fact).orElse(null)
            : null;
    if (seen instanceof Seen.Legible(Fact<?> fact, var copy)) {
      asked.because(fact);
    } else {
      asked.because(entry, entry.described());
    }
    if (produced == null) {
      asked.cannotSay(entry, CannotSay.NOT_RECORDED, "when it was produced is not said");
    }
    Optional<Checkpoints.Shown> first =
        new Checkpoints(asked.records().connection(), log.origin()).covering(index);
    Duration skew = produced == null ? null : Duration.between(produced, entry.appendedAt());
    return new Said(
        index,
        produced,
        entry.appendedAt(),
        first.map(Checkpoints.Shown::signedAt).orElse(null),
        first.map(Checkpoints.Shown::size).orElse(null),
        skew == null ? null : skew.toString(),
        first
            .map(each -> Duration.between(entry.appendedAt(), each.signedAt()).toString())
            .orElse(null),
        flag(skew, asked.find(Parameter.TOLERANCE).orElse(Happened.LATE)));
  }

  private static String flag(@Nullable Duration skew, Duration tolerance) {
    if (skew == null) {
      return "NOT_SAID";
    }
    if (skew.compareTo(tolerance) > 0) {
      return "LATE";
    }
    return skew.negated().compareTo(Happened.AHEAD) > 0 ? "AHEAD" : "IN_TIME";
  }
}
