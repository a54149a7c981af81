package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What a service does with the events of its topics. Everything it does, it does through the
/// connection that it is given, and nothing else: the loop may roll back and ask again.
public interface Domain {

  /// The topics that it reads.
  List<Source<?>> sources();

  /// Those of its topics whose records the others refer to: when work begins, as far as the log
  /// holds them then, they are decided about before the others, one topic after the other.
  default List<String> leading() {
    return List.of();
  }

  /// The topics that it writes, besides the dead letters.
  List<Sink> sinks();

  /// Decides about a batch, in its order, and stores what it decided.
  ///
  /// @param events new by their ids, not empty
  /// @return one verdict for each event, in the same order
  List<Verdict> decide(Connection tx, List<Event> events) throws SQLException;

  /// Brings up to date what the domain knows from elsewhere in the log, as the rules in force.
  /// Called after a batch was read and before its transaction.
  ///
  /// @throws io.modeltrail.messaging.wire.CannotTellNow if it cannot, and the batch has to wait
  default void catchUp() {}

  /// What the events of some stretches of the log made the service emit, from what is stored: the
  /// same emissions that [#decide] returned for them, in the same order per key.
  List<Emission> emitted(Connection connection, List<Span> spans) throws SQLException;
}
