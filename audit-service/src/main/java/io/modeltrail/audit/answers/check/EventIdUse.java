package io.modeltrail.audit.answers.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Kinds;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Refused;
import io.modeltrail.audit.answers.record.Refused.Spot;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.audit.answers.record.Selection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Event ids that stand for more than one record of a topic.
public final class EventIdUse {

  /// An id stands for what a record says besides these.
  private static final Set<String> NOT_CONTENT = Set.of("eventId", "occurredAt", "causationId");

  private EventIdUse() {}

  /// A record under an id that was there before.
  ///
  /// @param first the record that had it first
  /// @param refused that it had no effect, if its dead letter says so
  public record Repeated(Entry entry, Entry first, boolean isSame, @Nullable Refused refused) {}

  /// @param wanted which entries may be repetitions; what they repeat is looked for in all
  public static List<Repeated> repeated(Records records, Selection wanted) throws SQLException {
    List<Seen> candidates =
        records.find(
            wanted.and(
                """
                e.record_event_id IS NOT NULL AND EXISTS (SELECT 1 FROM entry o
                  WHERE o.record_event_id = e.record_event_id AND o.topic = e.topic AND o.index < e.index)"""));
    if (candidates.isEmpty()) {
      return List.of();
    }
    Map<Spot, Refused> refused = records.refused(Kinds.all(), Selection.ALL);
    List<Repeated> repeated = new ArrayList<>();
    for (Seen seen : candidates) {
      if (seen instanceof Seen.Legible(Fact<?> fact, var copy)) {
        first(records, fact, refused)
            .ifPresent(
                first ->
                    repeated.add(
                        new Repeated(
                            fact.entry(),
                            first.entry(),
                            content(fact).equals(content(first)),
                            refused.get(Spot.of(fact.entry())))));
      }
    }
    return repeated;
  }

  /// The first before it under its id that had an effect: a refused record does not use up its id.
  private static Optional<Fact<?>> first(Records records, Fact<?> fact, Map<Spot, Refused> refused)
      throws SQLException {
    Entry entry = fact.entry();
    Selection before =
        Selection.ALL
            .event(Objects.requireNonNull(entry.said().eventId()))
            .and("e.topic = ? AND e.index < ?", entry.place().topic(), entry.index());
    for (Seen seen : records.find(before)) {
      if (seen instanceof Seen.Legible(Fact<?> first, var copy)
          && !refused.containsKey(Spot.of(first.entry()))) {
        return Optional.of(first);
      }
    }
    return Optional.empty();
  }

  private static ObjectNode content(Fact<?> fact) {
    ObjectNode content = fact.json();
    content.remove(NOT_CONTENT);
    return content;
  }
}
