package io.modeltrail.audit.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Headers;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.Policies;
import io.modeltrail.audit.leaf.Original;
import io.modeltrail.audit.leaf.Said;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
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

  private static final int PARTITIONS = 6;
  private static final Duration BETWEEN_RECORDS = Duration.ofMillis(10);

  public final StoryKey key = new StoryKey();
  public final StoryRules rules = new StoryRules(this);
  private final RecordReader reader;
  private final TrailWriter writer;
  private final List<Arrival> untold = new ArrayList<>();
  private final List<Fact<?>> facts = new ArrayList<>();
  private final Map<String, Long> offsets = new HashMap<>();
  private final Map<String, Long> scanned = new HashMap<>();
  private Instant now = BEGIN;
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
    byte[] value = StorySchemas.encode(record);
    Reading reading = reader.read(value);
    Place place = raw(topic, key, value, headers);
    Said said = reading.said();
    Fact<T> fact =
        new Fact<>(
            new Entry(facts.size(), place, now, said),
            record,
            reading.decoded(),
            new Headers(new Original(null, null, Original.headers(headers)).headerList()));
    facts.add(fact);
    now = now.plus(BETWEEN_RECORDS);
    return new Told<>(fact);
  }

  /// Tells bytes that are no record of the contract.
  ///
  /// @return where they stand
  public Place tellBytes(String topic, String key, byte[] value, RecordHeaders headers) {
    Place place = raw(topic, key, value, headers);
    facts.add(null);
    now = now.plus(BETWEEN_RECORDS);
    return place;
  }

  private Place raw(String topic, String key, byte[] value, RecordHeaders headers) {
    int partition = Math.floorMod(key.hashCode(), PARTITIONS);
    long offset = offsets.merge(topic + "/" + partition, 1L, Long::sum) - 1;
    Place place = new Place(topicId(topic), topic, partition, offset);
    untold.add(
        new Arrival(
            place,
            new ConsumerRecord<>(
                topic,
                partition,
                offset,
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
    Map<String, String> detail = new TreeMap<>();
    offsets.forEach(
        (lane, to) -> {
          long from = scanned.getOrDefault(lane, 0L);
          if (to > from) {
            String topic = lane.substring(0, lane.lastIndexOf('/'));
            String partition = lane.substring(lane.lastIndexOf('/') + 1);
            String key = "%s/%s/%s".formatted(topic, topicId(topic), partition);
            detail.put(key, from + "-" + to);
            detail.put(key + "/records", Long.toString(to - from));
          }
        });
    scanned.putAll(offsets);
    return rules.note(AuditNoteKind.SCAN, "coverage", StoryRules.service("audit-service"), detail);
  }

  public static UUID topicId(String topic) {
    return EventIds.named("topic", topic);
  }

  /// How many entries there are, told or not yet stored.
  public long size() {
    return facts.size();
  }

  public StoryModel model(String name) {
    return new StoryModel(this, name);
  }

  /// What the trail would hold of a model.
  public ModelFacts facts(String model) {
    return ModelFacts.of(
        model,
        facts.stream()
            .filter(each -> each != null && model.equals(each.entry().model()))
            .<Fact<?>>map(each -> each)
            .toList());
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
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      writer.store(connection, untold);
      connection.commit();
      untold.clear();
    }
    database.publish();
  }
}
