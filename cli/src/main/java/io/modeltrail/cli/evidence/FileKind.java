package io.modeltrail.cli.evidence;

import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.proof.LogProof;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files that a bundle may have, and how large each may be.
enum FileKind {
  CONTENTS("bundle\\.json", 32 << 20),
  CHECKPOINT("checkpoint", Note.BYTES_MAX),
  README("README\\.txt", 64 << 10),
  PASSPORT("passport\\.html", 32 << 20),
  KEYS("keys/log\\.txt", 64 << 10),
  SCHEMA("schemas/(N)\\.avsc", 1 << 20),
  CONSISTENCY("consistency/(N)", 16 << 10),
  LEAF("entries/(N)/leaf", 4096),
  RECORD("entries/(N)/record", 4 << 20),
  SALTS("entries/(N)/salts\\.json", 64 << 10),
  PROOF("entries/(N)/proof", LogProof.BYTES_MAX);

  private final Pattern name;
  private final int bytesMax;

  FileKind(String name, int bytesMax) {
    this.name = Pattern.compile(name.replace("N", "0|[1-9][0-9]{0,17}"));
    this.bytesMax = bytesMax;
  }

  static Optional<FileKind> of(String name) {
    for (FileKind kind : values()) {
      if (kind.name.matcher(name).matches()) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  int bytesMax() {
    return bytesMax;
  }

  boolean isOfEntry() {
    return this == LEAF || this == RECORD || this == SALTS || this == PROOF;
  }

  /// The number in a name of this kind.
  long number(String name) {
    Matcher matcher = this.name.matcher(name);
    if (!matcher.matches() || matcher.groupCount() == 0) {
      throw new IllegalArgumentException("no number in " + name);
    }
    return Long.parseLong(matcher.group(1));
  }
}
