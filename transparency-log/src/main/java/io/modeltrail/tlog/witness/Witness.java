package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.CheckpointVerdict;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.note.NoteVerdict;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Cosigned;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Reason;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Refused;
import io.modeltrail.tlog.witness.WitnessedLog.Consideration;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A witness: cosigns what logs say of themselves, if it is consistent with all that it cosigned
/// before, and remembers it before anybody has the cosignature. One who is killed in between has
/// seen more than the log knows of, and says so when it is asked again.
///
/// For several threads. The memory must be this witness's alone.
public final class Witness {

  private final Cosigner cosigner;
  private final WitnessMemory memory;
  private final Clock clock;
  private final Map<String, Seen> logs = new HashMap<>();

  /// What is known of one log. Its monitor makes check and store one step.
  private static final class Seen {
    private final Log log;
    private Optional<SignedCheckpoint> newest;

    private Seen(Log log, Optional<SignedCheckpoint> newest) {
      this.log = log;
      this.newest = newest;
    }

    private TreeHead head() {
      return newest.map(it -> it.checkpoint().head()).orElse(TreeHead.empty());
    }
  }

  private Witness(Cosigner cosigner, WitnessMemory memory, Clock clock) {
    this.cosigner = cosigner;
    this.memory = memory;
    this.clock = clock;
  }

  /// @param logs that are cosigned, each once
  /// @throws IOException if the memory cannot be read, or holds what this witness has not cosigned
  public static Witness open(
      Cosigner cosigner, Collection<Log> logs, WitnessMemory memory, Clock clock)
      throws IOException {
    Witness witness = new Witness(cosigner, memory, clock);
    for (Log log : logs) {
      Optional<SignedCheckpoint> newest = memory.newest(log.origin());
      if (newest.isPresent()) {
        witness.recognise(newest.get(), log);
      }
      if (witness.logs.put(log.origin(), new Seen(log, newest)) != null) {
        throw new IllegalArgumentException("the log " + log.origin() + " is named twice");
      }
    }
    return witness;
  }

  public VerifierKey verifierKey() {
    return cosigner.verifierKey();
  }

  /// Answers `add-checkpoint`.
  ///
  /// @param body of the request
  /// @throws IOException if it cannot be remembered: nothing was cosigned
  public AddCheckpointResponse add(byte[] body) throws IOException {
    AddCheckpointRequest request;
    try {
      request = AddCheckpointRequest.parse(body);
    } catch (MalformedException e) {
      return new Refused(Reason.BAD_REQUEST, e.format() + ": " + e.detail());
    }
    Seen seen = logs.get(request.checkpoint().checkpoint().origin());
    if (seen == null) {
      return new Refused(Reason.UNKNOWN_LOG, "this log is not known here");
    }
    synchronized (seen) {
      return switch (new WitnessedLog(seen.log, seen.head()).consider(request)) {
        case Consideration.Rejected rejected -> rejected.response();
        case Consideration.Accepted accepted -> cosign(seen, request.checkpoint());
      };
    }
  }

  /// What was cosigned last; empty if there is nothing yet.
  ///
  /// @param path as [WitnessPaths#checkpoint] has it
  public Optional<SignedCheckpoint> newest(String path) {
    for (Map.Entry<String, Seen> each : logs.entrySet()) {
      if (WitnessPaths.checkpoint(each.getKey()).equals(path)) {
        synchronized (each.getValue()) {
          return each.getValue().newest;
        }
      }
    }
    return Optional.empty();
  }

  private AddCheckpointResponse cosign(Seen seen, SignedCheckpoint accepted) throws IOException {
    NoteSignature cosignature = cosigner.cosign(accepted.checkpoint(), clock.instant());
    // Of the signatures that it came with only the log's is kept: others are nobody's that is
    // known.
    Note note = new Note(accepted.note().text(), List.of(ofLog(seen.log, accepted), cosignature));
    SignedCheckpoint cosigned = new SignedCheckpoint(accepted.checkpoint(), note);
    memory.replace(cosigned);
    seen.newest = Optional.of(cosigned);
    // A crash here leaves a witness that has seen what the log does not know that it has.
    return new Cosigned(List.of(cosignature));
  }

  private static NoteSignature ofLog(Log log, SignedCheckpoint accepted) {
    return switch (accepted.note().verify(log.keys())) {
      case NoteVerdict.Verified verified -> verified.signatures().getFirst().signature();
      case NoteVerdict.Refused refused -> throw new IllegalStateException(refused.why());
    };
  }

  private void recognise(SignedCheckpoint newest, Log log) throws IOException {
    boolean isOfLog = log.verify(newest) instanceof CheckpointVerdict.Verified;
    NoteVerdict own = newest.note().verify(List.of(cosigner.verifierKey()));
    if (!isOfLog || !(own instanceof NoteVerdict.Verified)) {
      throw new IOException(
          ("what is remembered of the log %s is not signed by %s: its key is another than before,"
                  + " or somebody has changed it")
              .formatted(log.origin(), isOfLog ? cosigner.verifierKey() : "the log"));
    }
  }
}
