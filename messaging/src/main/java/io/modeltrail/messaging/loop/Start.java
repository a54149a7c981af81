package io.modeltrail.messaging.loop;

import java.util.OptionalLong;

/// Where the loop begins in one partition: derived from what the database, the group and the log
/// say, of which the database's word counts most.
///
/// @param emitFrom from here, what is stored is emitted again
/// @param emitTo up to here
/// @param apply from here, records are decided
/// @param finding what is worth telling
record Start(long emitFrom, long emitTo, long apply, Finding finding) {

  enum Finding {
    /// As usual.
    NORMAL,
    /// The database has never read this partition.
    NEW,
    /// The log begins after the position: retention removed records that were not read.
    RECORDS_LOST,
    /// The log ends before the position: it lost records, and may hold others in their place.
    /// Everything is read again; event ids keep effects single.
    LOG_CUT
  }

  /// @param applied position in the database
  /// @param emitted position in the database; present when applied is
  /// @param committed what the group committed, if anything
  /// @param begin the log's first offset
  /// @param end the log's next offset
  static Start of(
      OptionalLong applied, OptionalLong emitted, OptionalLong committed, long begin, long end) {
    if (applied.isEmpty()) {
      return new Start(begin, begin, begin, Finding.NEW);
    }
    long position = applied.getAsLong();
    // What was emitted is known from two sides: the group's offset is committed with the emissions,
    // but may be reset or deleted; the database's lags by some batches, but stays.
    long emitFrom = Math.min(position, Math.max(emitted.orElseThrow(), committed.orElse(0)));
    if (position > end) {
      return new Start(emitFrom, position, begin, Finding.LOG_CUT);
    }
    if (position < begin) {
      return new Start(emitFrom, position, begin, Finding.RECORDS_LOST);
    }
    return new Start(emitFrom, position, position, Finding.NORMAL);
  }
}
