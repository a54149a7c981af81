package io.modeltrail.audit.answers.keeping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Checkpoints;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.tlog.checkpoint.Log;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Since when an entry is in the log, and where the proof of it is.
final class ExistedAt implements Question {

  private static final Card CARD =
      Card.of(
              "existed-at",
              "Show that this one record was in the log at this time, without my having to trust the operator.")
          .takes(Parameter.INDEX, Parameter.AT)
          .askedBy("21 CFR 11.10(c), (e)")
          .cannotSay(
              "Times of checkpoints are the operator's. Only a witness's cosignature, or a checkpoint that somebody else kept, shows when one existed.");

  /// @param verdict IN_THE_LOG if a checkpoint that was signed by then (or at all, if no time is
  ///   asked about) covers the entry, LATER if the first one was signed after, NOT_COVERED if none
  ///   does yet
  /// @param covered the first checkpoint that covers it
  /// @param witnessed whether somebody else has signed that one too
  /// @param proof where the file is that proves it, to be checked offline
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Said(
      long index,
      String verdict,
      @Nullable Instant at,
      @Nullable CheckpointView covered,
      @Nullable Boolean witnessed,
      @Nullable String proof) {}

  private final Log log;

  ExistedAt(Log log) {
    this.log = log;
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    long index = asked.get(Parameter.INDEX);
    Optional<Instant> at = asked.find(Parameter.AT);
    Seen entry = One.entry(asked, index);
    asked.because(entry.entry(), entry.entry().described());
    Optional<Checkpoints.Shown> first =
        new Checkpoints(asked.records().connection(), log.origin()).covering(index);
    if (first.isEmpty()) {
      return new Said(index, "NOT_COVERED", at.orElse(null), null, null, null);
    }
    CheckpointView covered = CheckpointView.of(first.get(), log);
    if (covered.witnesses().isEmpty()) {
      asked.cannotSay(
          CannotSay.NOT_RECORDED,
          "nobody but the operator has signed that checkpoint: that it existed at %s is the operator's word, unless you or somebody else has kept it"
              .formatted(covered.signedAt()));
    }
    return new Said(
        index,
        at.filter(covered.signedAt()::isAfter).isPresent() ? "LATER" : "IN_THE_LOG",
        at.orElse(null),
        covered,
        !covered.witnesses().isEmpty(),
        "/entries/%d/proof?size=%d".formatted(index, covered.size()));
  }
}
