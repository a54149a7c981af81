package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.text.Lines;
import io.modeltrail.tlog.text.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a witness answers (c2sp.org/tlog-witness).
public sealed interface AddCheckpointResponse {

  String FORMAT = "add-checkpoint response";

  /// Longer bodies are refused before they are read.
  int BYTES_MAX = 64 * 1024;

  /// Of HTTP.
  int status();

  default String contentType() {
    return "text/plain; charset=utf-8";
  }

  /// As it is sent.
  String body();

  /// The witness has signed.
  ///
  /// @param signatures 1 to 100; whether they are the witness's is to be verified
  record Cosigned(List<NoteSignature> signatures) implements AddCheckpointResponse {

    public Cosigned {
      signatures = List.copyOf(signatures);
      if (signatures.isEmpty() || signatures.size() > Note.SIGNATURES_MAX) {
        throw new IllegalArgumentException("a witness answers with 1 to 100 signatures");
      }
    }

    /// Those that are of a witness, over this checkpoint: to be added to it. What is of others, or
    /// of nobody, is left aside.
    public List<NoteSignature> validFor(SignedCheckpoint checkpoint, VerifierKey witness) {
      String text = checkpoint.note().text();
      return signatures.stream().filter(one -> witness.verifies(text, one)).toList();
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public String body() {
      return signatures.stream()
          .map(signature -> signature.line() + "\n")
          .collect(Collectors.joining());
    }
  }

  /// The witness has seen a tree of another size than the request says.
  record Conflict(long size) implements AddCheckpointResponse {

    public Conflict {
      if (size < 0) {
        throw new IllegalArgumentException("a tree has no size " + size);
      }
    }

    @Override
    public int status() {
      return 409;
    }

    @Override
    public String contentType() {
      return "text/x.tlog.size";
    }

    @Override
    public String body() {
      return size + "\n";
    }
  }

  /// Any other answer.
  record Refused(Reason reason, String why) implements AddCheckpointResponse {

    @Override
    public int status() {
      return reason.status;
    }

    @Override
    public String body() {
      return why + "\n";
    }
  }

  /// Why a witness does not sign.
  enum Reason {
    /// The request is malformed, or the old size is larger than the checkpoint's.
    BAD_REQUEST(400),
    /// No key that the witness knows of the log has signed, or one is said to have that has not.
    NOT_SIGNED(403),
    UNKNOWN_LOG(404),
    /// The proof does not prove it: perhaps the log has forked.
    NOT_CONSISTENT(422);

    private final int status;

    Reason(int status) {
      this.status = status;
    }
  }

  /// @throws MalformedException also for a status that no witness answers with, as those of proxies
  static AddCheckpointResponse parse(int status, byte[] body) throws MalformedException {
    if (body.length > BYTES_MAX) {
      throw new MalformedException(FORMAT, "longer than %d bytes".formatted(BYTES_MAX));
    }
    Lines lines = new Lines(FORMAT, Utf8.decode(FORMAT, body));
    if (status == 200) {
      return new Cosigned(signatures(lines));
    }
    if (status == 409) {
      Conflict conflict = new Conflict(lines.decimal("size", lines.next("size")));
      if (lines.hasNext()) {
        throw lines.malformed("more than a size");
      }
      return conflict;
    }
    for (Reason reason : Reason.values()) {
      if (reason.status == status) {
        return new Refused(reason, lines.rest().stripTrailing());
      }
    }
    throw new MalformedException(FORMAT, "status " + status);
  }

  private static List<NoteSignature> signatures(Lines lines) throws MalformedException {
    List<NoteSignature> signatures = new ArrayList<>();
    do {
      String line = lines.next("signature");
      if (signatures.size() == Note.SIGNATURES_MAX) {
        throw lines.malformed("more than %d signatures".formatted(Note.SIGNATURES_MAX));
      }
      try {
        signatures.add(NoteSignature.parse(line));
      } catch (MalformedException e) {
        throw lines.malformed(e.detail());
      }
    } while (lines.hasNext());
    return signatures;
  }
}
