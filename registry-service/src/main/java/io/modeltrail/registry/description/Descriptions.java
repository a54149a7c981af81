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

  /// Most tags of a model or a version, those that were taken away included.
  private static final int TAGS_MAX = 1_000;

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
    List<Optional<Refusal>> broken =
        events.stream().map(event -> DescriptionRules.broken(described(event))).toList();
    TreeSet<Description.Key> keys = new TreeSet<>();
    for (int i = 0; i < events.size(); i++) {
      if (broken.get(i).isEmpty()) {
        keys.add(Description.Key.of(described(events.get(i))));
      }
    }
    Map<Description.Key, Description> descriptions = DescriptionTable.lock(tx, keys);
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      verdicts.add(
          broken
              .get(i)
              .<Verdict>map(Verdict.Refused::new)
              .orElseGet(() -> take(event, descriptions)));
    }
    DescriptionTable.save(tx, descriptions.values());
    return verdicts;
  }

  private static Verdict take(Event event, Map<Description.Key, Description> descriptions) {
    ModelDescribed described = described(event);
    Description.Key key = Description.Key.of(described);
    Description merged =
        descriptions.getOrDefault(key, Description.empty(key)).with(described, event.appendedAt());
    if (merged.tags() > TAGS_MAX) {
      return new Verdict.Refused(
          new Refusal(
              "TOO_MANY_TAGS",
              "with these there would be %,d tags, at most %,d are kept"
                  .formatted(merged.tags(), TAGS_MAX)));
    }
    descriptions.put(key, merged);
    return new Verdict.Applied(href(described), List.of());
  }

  private static ModelDescribed described(Event event) {
    return (ModelDescribed) event.content();
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
