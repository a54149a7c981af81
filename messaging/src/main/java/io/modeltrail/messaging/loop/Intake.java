package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.rejection.Rejection;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a loop does with what it reads. [EventIntake] decides about events, each once; a trail
/// takes in every record as it is. Used on the loop's thread only.
///
/// @param <R> what a record is after it was read
public interface Intake<R extends Intake.Taken> {

  /// A record that was read, with what became of its bytes.
  interface Taken {
    Arrival arrival();
  }

  /// What is read; names without the installation's prefix.
  sealed interface Topics {

    /// All of these; one that is missing is waited for.
    record Named(Set<String> names) implements Topics {}

    /// Whatever there is of these; one that is created later is taken up some seconds after.
    record Matching(Pattern names) implements Topics {}
  }

  /// What a batch leads to.
  record Result(List<Emission> emissions, List<Rejection> rejections, int applied, int repeated) {}

  Topics topics();

  /// Which of the topics that it names go before the others when work begins, the first first.
  default List<String> leading() {
    return List.of();
  }

  /// What it writes, besides dead letters.
  List<Sink> sinks();

  /// Whether it refuses records, so that each topic needs one for dead letters beside it.
  boolean setsAside();

  /// How the records of those topics are read whose bad ones it refuses.
  default List<Source<?>> sources() {
    return List.of();
  }

  /// Decodes, outside of any transaction.
  ///
  /// @return one for each arrival, in the same order
  /// @throws io.modeltrail.messaging.wire.CannotTellNow if the same batch must be tried again later
  List<R> read(List<Arrival> arrivals);

  /// How many of these, from the first, one transaction can take; at least one.
  int together(List<R> batch);

  /// Decides and stores, through the connection and nothing else: it may be rolled back and asked
  /// again.
  Result decide(Connection tx, List<R> batch) throws SQLException;

  /// Told that what was decided about these records is committed.
  default void committed(List<R> batch) {}

  /// Told of positions that are set without reading up to them, in the transaction that sets them:
  /// as with [#decide], it is done whole or not at all, and once for each.
  default void jumped(Connection tx, List<Jump> jumps) throws SQLException {}

  /// The same record after the database refused it (SQLState 22, 23 or 54), so that the next
  /// attempt can be stored.
  R refused(R record, SQLException because);

  /// What some stretches of the log made the service emit, from what is stored: the same as
  /// [#decide] returned for them, in the same order per key.
  List<Emission> emitted(Connection connection, List<Span> spans) throws SQLException;
}
