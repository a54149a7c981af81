package io.modeltrail.cli.evidence;

/// What came of one check.
enum Verdict {
  OK("ok"),
  WRONG("WRONG"),
  /// The bundle does not say it: erased, left out, or for somebody else to tell.
  NOT_SAID("not said"),
  /// It was asked for, and what would be needed is not there.
  CANNOT("cannot");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
