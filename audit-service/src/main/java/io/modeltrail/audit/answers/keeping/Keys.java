package io.modeltrail.audit.answers.keeping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.check.KeyUse;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.tlog.checkpoint.Log;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which keys signed the log, and when.
final class Keys implements Question {

  private static final Card CARD =
      Card.of(
              "keys",
              "Which keys signed in which period, and was a rotated or compromised key used?")
          .restsOn(AuditNoted.class)
          .askedBy("21 CFR 11.70")
          .cannotSay(
              "Whether a key was stolen. Who holds it can sign, also a second history that this service never sees: witnesses, and checkpoints that you kept, show that. When a checkpoint was signed is the operator's word.");

  /// @param announcedAt when the log took the note that it signs from then on; absent: there is
  ///   none
  /// @param firstSize the first checkpoint, of those that were looked at, that it signed
  /// @param verdict IN_ORDER, UNANNOUNCED, UNCLEAR if a note that announces it may be among those
  ///   that cannot be read, AFTER_ITS_TIME if it signed after another was announced, UNKNOWN if
  ///   this service does not know it, or UNUSED
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String keyId,
      @Nullable String verifierKey,
      @Nullable Instant announcedAt,
      @Nullable Long firstSize,
      @Nullable Instant firstAt,
      @Nullable Long lastSize,
      @Nullable Instant lastAt,
      int checkpoints,
      String verdict,
      List<Long> entries) {}

  private final Log log;

  Keys(Log log) {
    this.log = log;
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    KeyUse use = KeyUse.of(asked.records(), log);
    if (use.isCut()) {
      asked.cannotSay(
          CannotSay.NOT_RECORDED,
          "there are more checkpoints than one answer looks at: only the newest %,d were"
              .formatted(use.lookedAt()));
    }
    return use.keys().stream()
        .map(
            each ->
                new Row(
                    each.keyId(),
                    each.verifierKey(),
                    each.announced() == null ? null : each.announced().entry().appendedAt(),
                    each.first() == null ? null : each.first().size(),
                    each.first() == null ? null : each.first().signedAt(),
                    each.last() == null ? null : each.last().size(),
                    each.last() == null ? null : each.last().signedAt(),
                    each.count(),
                    each.verdict().name(),
                    each.announced() == null
                        ? List.of()
                        : List.of(asked.because(each.announced()))))
        .toList();
  }
}
