package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Checkpoints;
import io.modeltrail.audit.answers.record.Checkpoints.Shown;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.story.Noted;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.CheckpointVerdict;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.note.VerifierKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which key signed which checkpoints of the log, beside what was noted about keys.
///
/// @param lookedAt how many checkpoints were looked at, the newest ones
/// @param isCut whether there are more
public record KeyUse(List<Key> keys, int lookedAt, boolean isCut) {

  private static final int CHECKPOINTS_MAX = 10_000;
  private static final String NOTE = AuditNoted.class.getSimpleName();

  /// How its use is to be seen.
  public enum Verdict {
    IN_ORDER,
    UNANNOUNCED,
    /// No note that can be read announces it, and not all can be read.
    UNCLEAR,
    AFTER_ITS_TIME,
    UNKNOWN,
    UNUSED
  }

  /// @param announced the note that it signs from then on
  /// @param first checkpoint that it signed, of those that were looked at
  public record Key(
      String keyId,
      @Nullable String verifierKey,
      @Nullable Fact<AuditNoted> announced,
      @Nullable Shown first,
      @Nullable Shown last,
      int count,
      Verdict verdict) {}

  /// What is gathered of one key.
  private static final class Gathered {
    private final String keyId;
    private @Nullable String verifierKey;
    private @Nullable Fact<AuditNoted> announced;
    private @Nullable Fact<AuditNoted> followed;
    private final List<Shown> signed = new ArrayList<>();

    private Gathered(String keyId) {
      this.keyId = keyId;
    }
  }

  public static KeyUse of(Records records, Log log) throws SQLException {
    Map<String, Gathered> keys = new LinkedHashMap<>();
    announced(records, keys);
    boolean whole = records.unread().stream().noneMatch(each -> each.entry().type().equals(NOTE));
    List<Shown> shown =
        new Checkpoints(records.connection(), log.origin())
            .newest(records.moment().size(), CHECKPOINTS_MAX + 1);
    boolean isCut = shown.size() > CHECKPOINTS_MAX;
    List<Shown> looked = isCut ? shown.subList(0, CHECKPOINTS_MAX) : shown;
    for (Shown each : looked.reversed()) {
      own(each, log).forEach(id -> keys.computeIfAbsent(id, Gathered::new).signed.add(each));
    }
    log.keys()
        .forEach(
            key -> {
              Gathered known = keys.get(key.id().toString());
              if (known != null) {
                known.verifierKey = key.toString();
              }
            });
    return new KeyUse(
        keys.values().stream().map(each -> key(each, log, whole)).toList(), looked.size(), isCut);
  }

  private static void announced(Records records, Map<String, Gathered> keys) throws SQLException {
    Gathered before = null;
    for (Fact<AuditNoted> note : Noted.of(records, AuditNoteKind.KEY)) {
      String text = note.said().getDetail().get("verifierKey");
      if (text != null) {
        Gathered key = keys.computeIfAbsent(id(text), Gathered::new);
        key.verifierKey = text;
        key.announced = key.announced == null ? note : key.announced;
        key.followed = null;
        if (before != null && before != key) {
          before.followed = note;
        }
        before = key;
      }
    }
  }

  private static String id(String verifierKey) {
    try {
      return VerifierKey.parse(verifierKey).id().toString();
    } catch (MalformedException e) {
      return verifierKey;
    }
  }

  /// The keys under the log's own name that claim to have signed a checkpoint.
  private static List<String> own(Shown shown, Log log) {
    return shown.checkpoint().note().signatures().stream()
        .filter(each -> each.name().value().equals(log.origin()) || isKnown(each, log))
        .map(each -> each.keyId().toString())
        .distinct()
        .toList();
  }

  private static boolean isKnown(NoteSignature signature, Log log) {
    return log.keys().stream().anyMatch(key -> key.isNamedBy(signature));
  }

  private static Key key(Gathered key, Log log, boolean whole) {
    Shown first = key.signed.isEmpty() ? null : key.signed.getFirst();
    Shown last = key.signed.isEmpty() ? null : key.signed.getLast();
    return new Key(
        key.keyId,
        key.verifierKey,
        key.announced,
        first,
        last,
        key.signed.size(),
        verdict(key, last, log, whole));
  }

  /// @param whole whether all notes could be read
  private static Verdict verdict(Gathered key, @Nullable Shown last, Log log, boolean whole) {
    if (last == null) {
      return Verdict.UNUSED;
    }
    boolean known =
        log.keys().stream().anyMatch(each -> each.id().toString().equals(key.keyId))
            && log.verify(last.checkpoint()) instanceof CheckpointVerdict.Verified;
    if (!known) {
      return Verdict.UNKNOWN;
    }
    if (key.announced == null) {
      return whole ? Verdict.UNANNOUNCED : Verdict.UNCLEAR;
    }
    // Whoever signs with another key notes it first: the former key cannot have seen the note.
    return key.followed != null && last.size() > key.followed.index()
        ? Verdict.AFTER_ITS_TIME
        : Verdict.IN_ORDER;
  }
}
