package io.modeltrail.tlog.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.text.Lines;
import io.modeltrail.tlog.text.Utf8;
import io.modeltrail.tlog.tree.ConsistencyProof;
import io.modeltrail.tlog.tree.Hash;

/// What a log asks a witness: the body of `POST …/add-checkpoint` (c2sp.org/tlog-witness).
///
/// @param oldSize of the tree that the witness has seen, as far as the log knows; 0 if none
public record AddCheckpointRequest(
    long oldSize, ConsistencyProof proof, SignedCheckpoint checkpoint) {

  /// Longer bodies are refused before they are read.
  public static final int BYTES_MAX = 2 * Note.BYTES_MAX;

  private static final String FORMAT = "add-checkpoint request";
  private static final String OLD = "old";

  public AddCheckpointRequest {
    if (oldSize < 0) {
      throw new IllegalArgumentException("a tree has no size " + oldSize);
    }
    if (proof.hashes().size() > ConsistencyProof.HASHES_MAX) {
      throw new IllegalArgumentException("more hashes than a witness takes");
    }
  }

  public static AddCheckpointRequest parse(byte[] bytes) throws MalformedException {
    if (bytes.length > BYTES_MAX) {
      throw new MalformedException(FORMAT, "longer than %d bytes".formatted(BYTES_MAX));
    }
    Lines lines = new Lines(FORMAT, Utf8.decode(FORMAT, bytes));
    long oldSize = lines.decimal("old size", lines.after(OLD, lines.next("old size")));
    ConsistencyProof proof =
        new ConsistencyProof(Hash.parseAll(lines, ConsistencyProof.HASHES_MAX));
    try {
      return new AddCheckpointRequest(oldSize, proof, SignedCheckpoint.parse(lines.rest()));
    } catch (MalformedException e) {
      throw e.in(FORMAT, e.format());
    }
  }

  public byte[] bytes() {
    return toString().getBytes(UTF_8);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(OLD).append(' ').append(oldSize).append('\n');
    proof.hashes().forEach(hash -> out.append(hash.base64()).append('\n'));
    return out.append('\n').append(checkpoint).toString();
  }
}
