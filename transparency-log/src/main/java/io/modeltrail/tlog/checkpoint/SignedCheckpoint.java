package io.modeltrail.tlog.checkpoint;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.note.SignerKey;
import java.util.List;

/// A checkpoint as it is served: with signatures that claim to be of the log and of witnesses.
/// [Log#verify] says whether the log's is.
public record SignedCheckpoint(Checkpoint checkpoint, Note note) {

  /// Of what is served.
  public static final String CONTENT_TYPE = "text/plain; charset=utf-8";

  public SignedCheckpoint {
    if (!checkpoint.text().equals(note.text())) {
      throw new IllegalArgumentException("the note is over another text");
    }
  }

  public static SignedCheckpoint parse(byte[] bytes) throws MalformedException {
    return of(Note.parse(bytes));
  }

  /// The same for text that was decoded already, strictly.
  public static SignedCheckpoint parse(String text) throws MalformedException {
    return of(Note.parse(text));
  }

  private static SignedCheckpoint of(Note note) throws MalformedException {
    return new SignedCheckpoint(Checkpoint.parse(note.text()), note);
  }

  static SignedCheckpoint sign(Checkpoint checkpoint, SignerKey key) {
    String text = checkpoint.text();
    return new SignedCheckpoint(checkpoint, new Note(text, List.of(key.sign(text))));
  }

  /// @return with a witness's signature added, verified or not
  public SignedCheckpoint with(NoteSignature signature) {
    return new SignedCheckpoint(checkpoint, note.with(signature));
  }

  public byte[] bytes() {
    return note.bytes();
  }

  @Override
  public String toString() {
    return note.toString();
  }
}
