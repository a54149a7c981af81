package io.modeltrail.audit.export;

import io.modeltrail.audit.search.EntrySearch.Whole;

/// How entries are written, one a line.
interface Lines {

  String contentType();

  /// What the file's name ends with.
  String extension();

  /// What stands before the first entry.
  byte[] head();

  /// With its end.
  byte[] line(Whole entry);
}
