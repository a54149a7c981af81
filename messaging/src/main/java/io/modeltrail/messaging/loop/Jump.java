package io.modeltrail.messaging.loop;

import java.util.Optional;

/// A position that is set without reading up to it: work on a partition begins, or the log is not
/// what it was.
///
/// @param from the position before; of a partition that was never read, the same as `to`
/// @param to where reading goes on
/// @param end the log's next offset at that moment
public record Jump(Positions.Partition partition, Reason reason, long from, long to, long end) {

  public enum Reason {
    /// The database has never read this partition. What stood before `to` is in the log no more.
    NEW,
    /// Retention removed what stands from `from` to `to`, unread.
    RECORDS_LOST,
    /// The log ends before `from`: it lost records that were read, and is read again from `to`.
    LOG_CUT
  }

  /// @return empty if reading goes on where it was
  static Optional<Jump> of(Positions.Partition partition, Start start, long end) {
    return switch (start.finding()) {
      case NORMAL -> Optional.empty();
      case NEW -> Optional.of(of(partition, Reason.NEW, start, end));
      case RECORDS_LOST -> Optional.of(of(partition, Reason.RECORDS_LOST, start, end));
      case LOG_CUT -> Optional.of(of(partition, Reason.LOG_CUT, start, end));
    };
  }

  private static Jump of(Positions.Partition partition, Reason reason, Start start, long end) {
    return new Jump(partition, reason, start.emitTo(), start.apply(), end);
  }
}
