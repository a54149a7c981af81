package io.modeltrail.audit.answers.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/// Which entries are read: conditions on the entry `e` and its payload `p`, all of which hold.
/// Those on the payload are on the copy for searches: whoever edits it can hide a record from them,
/// but not make it say something else.
public record Selection(List<String> conditions, List<Object> values) {

  public static final Selection ALL = new Selection(List.of(), List.of());

  public Selection {
    conditions = List.copyOf(conditions);
    values = List.copyOf(values);
  }

  /// @param condition in SQL, with a question mark for each value
  public Selection and(String condition, Object... more) {
    List<Object> all = new ArrayList<>(values);
    Collections.addAll(all, more);
    return new Selection(Stream.concat(conditions.stream(), Stream.of(condition)).toList(), all);
  }

  public static Selection of(Collection<? extends Class<?>> kinds) {
    return ALL.in("e.type", kinds.stream().map(Class::getName).toList());
  }

  public static Selection of(Class<? extends SpecificRecord> kind) {
    return of(List.of(kind));
  }

  /// @param values at least one
  public Selection in(String column, Collection<?> values) {
    String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
    return and("%s IN (%s)".formatted(column, marks), values.toArray());
  }

  public Selection model(String name) {
    return and("e.model = ?", name);
  }

  public Selection environment(String name) {
    return and("e.environment = ?", name);
  }

  public Selection event(UUID id) {
    return and("e.record_event_id = ?", id);
  }

  /// Taken by the log in a time.
  ///
  /// @param to exclusive
  public Selection between(Instant from, Instant to) {
    return and(
        "e.appended_at >= ? AND e.appended_at < ?",
        from.atOffset(ZoneOffset.UTC),
        to.atOffset(ZoneOffset.UTC));
  }

  /// Without what was refused and set aside.
  public Selection withoutDeadLetters() {
    return and("e.topic NOT LIKE '%.dead-letter'");
  }

  /// As it stands after WHERE.
  public String where() {
    return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
  }
}
