package io.modeltrail.audit.answers.keeping;

import io.modeltrail.audit.answers.record.Checkpoints.Shown;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.NoteSignature;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A checkpoint as answers show it.
///
/// @param signedAt by the operator's clock
/// @param witnesses who else has signed it, with the time that each says
record CheckpointView(
    long size, String root, Instant signedAt, String text, List<Witness> witnesses) {

  private static final int COSIGNATURE_BYTES = Long.BYTES + 64;

  /// A signature that is not the log's. Whether it is genuine, only who knows the witness's key can
  /// tell.
  record Witness(String name, String keyId, String at) {}

  static CheckpointView of(Shown shown, Log log) {
    SignedCheckpoint signed = shown.checkpoint();
    return new CheckpointView(
        shown.size(),
        signed.checkpoint().head().root().base64(),
        shown.signedAt(),
        signed.toString(),
        witnesses(signed, log));
  }

  static List<Witness> witnesses(SignedCheckpoint signed, Log log) {
    List<Witness> witnesses = new ArrayList<>();
    for (NoteSignature each : signed.note().signatures()) {
      if (log.keys().stream().noneMatch(key -> key.isNamedBy(each))) {
        witnesses.add(
            new Witness(each.name().value(), each.keyId().toString(), time(each.bytes())));
      }
    }
    return List.copyOf(witnesses);
  }

  /// A witness's signature of c2sp.org/tlog-cosignature begins with its time.
  private static String time(byte[] signature) {
    if (signature.length != COSIGNATURE_BYTES) {
      return "not said";
    }
    long seconds = ByteBuffer.wrap(signature).getLong();
    return seconds < 0 || seconds > Instant.MAX.getEpochSecond()
        ? "not said"
        : Instant.ofEpochSecond(seconds).toString();
  }
}
