package io.modeltrail.tlog.note;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Who has signed a note.
public sealed interface NoteVerdict {

  /// Everything that claims to be of a known key is, and there is at least one.
  record Verified(List<Signed> signatures) implements NoteVerdict {

    public Verified {
      signatures = List.copyOf(signatures);
    }

    /// Each key once, however often it signed.
    public Set<VerifierKey> keys() {
      return signatures.stream().map(Signed::key).collect(Collectors.toUnmodifiableSet());
    }
  }

  /// @param why for a person
  record Refused(String why) implements NoteVerdict {}

  /// A signature that was verified.
  record Signed(VerifierKey key, NoteSignature signature) {}
}
