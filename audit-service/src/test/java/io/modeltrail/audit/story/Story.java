package io.modeltrail.audit.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Headers;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.Policies;
import io.modeltrail.audit.leaf.Original;
import io.modeltrail.audit.publication.TrailDatabase;
import io.modeltrail.audit.reading.Reading;
import io.modeltrail.audit.reading.RecordReader;
import io.modeltrail.audit.trail.TrailWriter;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.messaging.loop.Arrival;
import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.record.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/// A history as the log would hold it: records, one after the other, at times that the story tells.
/// [StoryModel] and [StoryPromotion] tell what services, people and jobs write; anything else can
/// be told as it is, wrong things too.
///
/// For one thread. Ids follow from the order of telling: the same story has the same.
public final class Story {

  public static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

  private static final Duration BETWEEN_RECORDS = Duration.ofMillis(10);

  public final StoryKey key = new StoryKey();
  public final StoryRules rules = new StoryRules(this);
  private final RecordReader reader;
  private final TrailWriter writer;
  private final StoryLanes lanes = new StoryLanes();
  private final StorySlips slips = new StorySlips();
  private final List<Arrival> untold = new ArrayList<>();
  private final List<Fact<?>> facts = new ArrayList<>();
  private final Map<String, List<Fact<?>>> ofModels = new HashMap<>();
  private final Set<Fact<?>> unseen = Collections.newSetFromMap(new IdentityHashMap<>());
  private Instant now = BEGIN;
  private int told;
  private int ids;

  public Story(StorySchemas schemas) {
    this.reader = schemas.reader();
    this.writer = new TrailWriter(schemas.reader());
  }

  public Instant now() {
    return now;
  }

  public Story passes(Duration time) {
    now = now.plus(time);
    return this;
  }

  public UUID nextId() {
    return EventIds.named("story", Integer.toString(ids++));
  }

  /// Tells a record of the contract to a topic, now.
  public <T extends SpecificRecord> Told<T> tell(String topic, String key, T record) {
    return tell(topic, key, record, new RecordHeaders());
  }

  public <T extends SpecificRecord> Told<T> tell(
      String topic, String key, T record, RecordHeaders headers) {
    List<T> instead = slips.instead(record, told);
    if (instead.isEmpty()) { // it happened, and the log never has it
      Told<T> never = took(new Place(topicId(topic), topic, 0, 0), record, headers);
      unseen.add(never.fact());
      return never;
    }
    Told<T> first = null;
    for (T each : instead) {
      Told<T> next = took(raw(topic, key, StorySchemas.encode(each), headers), each, headers);
      told++;
      first = first == null ? next : first;
    }
    return first;
  }

  private <T extends SpecificRecord> Told<T> took(Place place, T record, RecordHeaders headers) {
    Reading reading = reader.read(StorySchemas.encode(record));
    Fact<T> fact =
        new Fact<>(
            new Entry(told, place, now, reading.said()),
            record,
            reading.decoded(),
            new Headers(new Original(null, null, Original.headers(headers)).headerList()));
    facts.add(fact);
    if (fact.entry().model() != null) {
      ofModels.computeIfAbsent(fact.entry().model(), key -> new ArrayList<>()).add(fact);
    }
    now = now.plus(BETWEEN_RECORDS);
    return new Told<>(fact);
  }

  /// What becomes of the next record of a kind: nothing, another one, or more than one.
  ///
  /// @param which of the kind
  public <T extends SpecificRecord> StorySlips.Slip<T> next(
      Class<T> kind, Predicate<T> which, Function<T, List<T>> becomes) {
    return slips.add(kind, which, becomes);
  }

  /// Tells bytes that are no record of the contract.
  ///
  /// @return where they stand
  public Place tellBytes(String topic, String key, byte[] value, RecordHeaders headers) {
    Place place = raw(topic, key, value, headers);
    facts.add(null);
    told++;
    now = now.plus(BETWEEN_RECORDS);
    return place;
  }

  private Place raw(String topic, String key, byte[] value, RecordHeaders headers) {
    Place place = lanes.next(topic, key);
    untold.add(
        new Arrival(
            place,
            new ConsumerRecord<>(
                topic,
                place.partition(),
                place.offset(),
                now.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                key.length(),
                value == null ? -1 : value.length,
                key.getBytes(UTF_8),
                value,
                headers,
                Optional.empty())));
    return place;
  }

  /// audit-service notes what it has scanned since it noted it last.
  public Told<AuditNoted> scanned() {
    return rules.note(
        AuditNoteKind.SCAN, "coverage", StoryRules.service("audit-service"), lanes.scanned());
  }

  /// A record stands in the log, and whoever fills the trail passes it over.
  ///
  /// @return where it stands
  public Place passedOver(String topic, String key) {
    return lanes.next(topic, key);
  }

  public static UUID topicId(String topic) {
    return EventIds.named("topic", topic);
  }

  /// How many entries there are, told or not yet stored.
  public long size() {
    return told;
  }

  /// What was told, in the order of the trail, without bytes that are no record.
  public List<Fact<?>> told() {
    return facts.stream()
        .filter(each -> each != null && !unseen.contains(each))
        .<Fact<?>>map(each -> each)
        .toList();
  }

  public StoryModel model(String name) {
    return new StoryModel(this, name);
  }

  /// What the trail would hold of a model.
  public ModelFacts facts(String model) {
    return ModelFacts.of(model, ofModels.getOrDefault(model, List.of()));
  }

  public Policies policies() {
    return new Policies(
        facts.stream()
            .filter(each -> each != null && each.said() instanceof GovernanceApplied)
            .map(each -> each.as(GovernanceApplied.class))
            .toList(),
        true);
  }

  /// Stores what was told, and has it signed.
  public void write(TrailDatabase database) throws SQLException {
    store(database);
    database.publish();
  }

  /// Stores what was told, as it is before it is signed.
  public void store(TrailDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      writer.store(connection, untold);
      connection.commit();
      untold.clear();
    }
  }
}
