package io.modeltrail.registry.check;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.messaging.loop.Domain;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import io.modeltrail.registry.registration.Hrefs;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Keeps what the log says of the artifacts that were read. With that, nothing is due any more.
public final class Checks implements Domain {

  public static final String TOPIC = "artifact.checked";

  @Override
  public List<Source<?>> sources() {
    return List.of(
        new Source<>(
            TOPIC,
            ArtifactChecked.class,
            Contract.topic(TOPIC).schemaText(),
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null)));
  }

  @Override
  public List<Sink> sinks() {
    return List.of();
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    List<Verdict> verdicts = new ArrayList<>();
    List<Event> known = new ArrayList<>();
    for (Event event : events) {
      ArtifactChecked checked = (ArtifactChecked) event.content();
      if (checked.getOutcome() == CheckOutcome.UNKNOWN || checked.getVersion() < 1) {
        verdicts.add(
            new Verdict.Refused(
                new Refusal(
                    "BAD_CHECK",
                    "outcome %s of version %d is none that is known"
                        .formatted(checked.getOutcome(), checked.getVersion()))));
      } else {
        known.add(event);
        verdicts.add(
            new Verdict.Applied(
                Hrefs.version(checked.getModelName(), checked.getVersion()), List.of()));
      }
    }
    save(tx, known);
    return verdicts;
  }

  private static void save(Connection tx, List<Event> events) throws SQLException {
    List<Event> sorted =
        events.stream()
            .sorted(
                Comparator.comparing((Event event) -> checked(event).getModelName())
                    .thenComparingInt(event -> checked(event).getVersion()))
            .toList();
    try (PreparedStatement upsert =
            tx.prepareStatement(
                """
                INSERT INTO artifact_check (model_name, version, sha256, outcome, detail, event_id, checked_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (model_name, version) DO UPDATE
                  SET sha256 = excluded.sha256, outcome = excluded.outcome, detail = excluded.detail, event_id = excluded.event_id,
                      checked_at = excluded.checked_at
                """);
        PreparedStatement delete =
            tx.prepareStatement(
                "DELETE FROM artifact_check_due WHERE model_name = ? AND version = ?")) {
      for (Event event : sorted) {
        ArtifactChecked checked = checked(event);
        upsert.setString(1, checked.getModelName());
        upsert.setInt(2, checked.getVersion());
        upsert.setString(3, checked.getSha256());
        upsert.setString(4, checked.getOutcome().name());
        upsert.setString(5, checked.getDetail());
        upsert.setObject(6, event.id());
        upsert.setObject(7, event.appendedAt().atOffset(ZoneOffset.UTC));
        upsert.addBatch();
        delete.setString(1, checked.getModelName());
        delete.setInt(2, checked.getVersion());
        delete.addBatch();
      }
      upsert.executeBatch();
      delete.executeBatch();
    }
  }

  private static ArtifactChecked checked(Event event) {
    return (ArtifactChecked) event.content();
  }

  /// Nothing follows from it.
  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) {
    return List.of();
  }
}
