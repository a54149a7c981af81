package io.modeltrail.registry.champion;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.messaging.loop.Domain;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import io.modeltrail.registry.registration.Hrefs;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows `model.champion`: which version an environment runs. What has no higher revision than
/// the one that is known is passed over.
public final class Champions implements Domain {

  private static final String TOPIC = "model.champion";

  @Override
  public List<Source<?>> sources() {
    return List.of(
        new Source<>(
                TOPIC,
                ChampionChanged.class,
                Contract.topic(TOPIC).schemaText(),
                event -> new Source.Identity(event.getEventId(), key(event), null))
            .ofServices());
  }

  @Override
  public List<Sink> sinks() {
    return List.of();
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    Map<String, ChampionChanged> newest = new HashMap<>();
    for (Event event : events) {
      ChampionChanged changed = (ChampionChanged) event.content();
      newest.merge(
          key(changed),
          changed,
          (one, other) -> one.getRevision() > other.getRevision() ? one : other);
    }
    save(
        tx,
        newest.values().stream()
            .sorted(
                Comparator.comparing(ChampionChanged::getModelName)
                    .thenComparing(ChampionChanged::getEnvironment))
            .toList());
    return events.stream().map(Champions::applied).toList();
  }

  private static Verdict applied(Event event) {
    ChampionChanged changed = (ChampionChanged) event.content();
    return new Verdict.Applied(
        Hrefs.model(changed.getModelName()) + "/versions/@" + changed.getEnvironment(), List.of());
  }

  private static String key(ChampionChanged event) {
    return event.getEnvironment() + "/" + event.getModelName();
  }

  /// @param changes in an order that is the same for all instances
  private static void save(Connection tx, List<ChampionChanged> changes) throws SQLException {
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO champion (environment, model_name, revision, version, since) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (model_name, environment) DO UPDATE
              SET revision = excluded.revision, version = excluded.version, since = excluded.since
              WHERE champion.revision < excluded.revision
            """)) {
      for (ChampionChanged changed : changes) {
        upsert.setString(1, changed.getEnvironment());
        upsert.setString(2, changed.getModelName());
        upsert.setLong(3, changed.getRevision());
        upsert.setObject(4, version(changed));
        upsert.setObject(5, changed.getSince().atOffset(ZoneOffset.UTC));
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static @Nullable Integer version(ChampionChanged changed) {
    return changed.getChampion() == null ? null : changed.getChampion().getVersion();
  }

  /// Nothing follows from it.
  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) {
    return List.of();
  }
}
