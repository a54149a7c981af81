package io.modeltrail.governance.reading;

import io.modeltrail.governance.Governance;
import java.util.List;

/// What became of a governance file's text.
public sealed interface Reading {

  /// It is right.
  ///
  /// @param digest SHA-256 of the text in UTF-8, as 64 lowercase hexadecimal digits
  record Sound(Governance governance, String digest) implements Reading {}

  /// It is not.
  ///
  /// @param flaws in the order of the file, at least one and at most [GovernanceFile#FLAWS_MAX]
  record Unsound(List<Flaw> flaws) implements Reading {

    public Unsound {
      flaws = List.copyOf(flaws);
    }
  }
}
