package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.loop.Positions.Partition;
import io.modeltrail.messaging.wire.CannotTellNow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// How far a service, with all its instances, has got. Tells an event that is still to come from
/// one that never was.
public final class Reach implements AutoCloseable {

  private final Set<String> topics;
  private final DataSource dataSource;
  private final LogEnds ends;

  /// @param topics that the service reads; of topics that match, nobody asks for an event
  public Reach(LoopSettings settings, Intake.Topics topics, DataSource dataSource) {
    this.topics =
        switch (topics) {
          case Intake.Topics.Named(Set<String> names) -> names;
          case Intake.Topics.Matching matching -> Set.of();
        };
    this.dataSource = dataSource;
    this.ends = new LogEnds(settings);
  }

  /// Where the service's topics ended at a moment.
  public record Mark(Map<Partition, Long> ends) {}

  /// Whether all that stands in the service's topics at this moment is applied.
  ///
  /// @throws CannotTellNow if the broker does not say
  public boolean isAtEnd() throws SQLException {
    return hasPassed(mark());
  }

  /// Where the topics end at this moment.
  ///
  /// @throws CannotTellNow if the broker does not say, or a topic is missing
  public Mark mark() {
    Map<Partition, Long> now = ends.of(topics);
    Set<String> found = now.keySet().stream().map(Partition::topic).collect(Collectors.toSet());
    if (!found.containsAll(topics)) {
      throw new CannotTellNow("a topic is missing; there are only " + found);
    }
    return new Mark(now);
  }

  /// Whether all that stood in the topics then is applied now.
  public boolean hasPassed(Mark mark) throws SQLException {
    Map<Partition, Long> applied;
    try (Connection connection = dataSource.getConnection()) {
      applied = Positions.applied(connection);
    }
    return mark.ends.entrySet().stream()
        .allMatch(end -> applied.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  @Override
  public void close() {
    ends.close();
  }
}
