package io.modeltrail.registry.description;

import io.modeltrail.event.ModelDescribed;
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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Keeps what is said of models and versions: the last word on each field holds.
///
/// A description may be read before the model that it describes, when a database catches up with
/// the log: it is kept all the same. The HTTP door takes none of a model that is not there.
public final class Descriptions implements Domain {

  @Override
  public List<Source<?>> sources() {
    return List.of(DescribedEvents.source());
  }

  @Override
  public List<Sink> sinks() {
    return List.of();
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    List<Verdict> verdicts = new ArrayList<>();
    List<Event> sound = new ArrayList<>();
    for (Event event : events) {
      ModelDescribed described = (ModelDescribed) event.content();
      Optional<Refusal> broken = DescriptionRules.broken(described);
      if (broken.isPresent()) {
        verdicts.add(new Verdict.Refused(broken.get()));
      } else {
        sound.add(event);
        verdicts.add(new Verdict.Applied(href(described), List.of()));
      }
    }
    if (!sound.isEmpty()) {
      store(tx, sound);
    }
    return verdicts;
  }

  private static void store(Connection tx, List<Event> events) throws SQLException {
    TreeSet<Description.Key> keys = new TreeSet<>();
    events.forEach(event -> keys.add(Description.Key.of((ModelDescribed) event.content())));
    Map<Description.Key, Description> descriptions = DescriptionTable.lock(tx, keys);
    for (Event event : events) {
      ModelDescribed described = (ModelDescribed) event.content();
      descriptions.compute(
          Description.Key.of(described),
          (key, before) ->
              (before == null ? Description.empty(key) : before)
                  .with(described, event.appendedAt()));
    }
    DescriptionTable.save(tx, descriptions.values());
  }

  private static String href(ModelDescribed described) {
    return described.getVersion() == null
        ? Hrefs.model(described.getModelName())
        : Hrefs.version(described.getModelName(), described.getVersion());
  }

  /// Nothing follows from it.
  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) {
    return List.of();
  }
}
