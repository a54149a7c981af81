package io.modeltrail.audit.coverage;

import static java.util.stream.Collectors.toMap;

import io.modeltrail.audit.following.Following;
import io.modeltrail.audit.trail.Installation;
import io.modeltrail.avro.Contract;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.localstack.contract.CommittedRecords;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.Source;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// An installation whose coverage is noted, a turn at a time.
final class NotedTrail implements AutoCloseable {

  static final String[] TOPICS = {
    "model.trained",
    "model.assessed",
    "model.described",
    "promotion.changed",
    "audit.noted",
    "audit.entry"
  };

  final Installation installation = new Installation(TOPICS);
  final Admin admin =
      Admin.create(Map.of("bootstrap.servers", Installation.PARTS.bootstrapServers()));

  NoteTaker taker(Duration every, Duration heartbeat) {
    return new NoteTaker(installation.dataSource, new NoteTaker.Pace(every, heartbeat));
  }

  void write(CoverageNote note) {
    AuditNoted noted =
        AuditNoted.newBuilder()
            .setEventId(note.eventId())
            .setOccurredAt(note.at())
            .setKind(note.kind())
            .setSubject(CoverageNote.SUBJECT)
            .setCount(note.count())
            .setDetail(note.detail())
            .build();
    installation.send(
        "audit.noted", note.eventId().toString(), installation.encode("audit.noted", noted));
  }

  /// As with a crash between the log's word and the database's: the next turn tells it again.
  void tellAndForget(NoteTaker taker) throws SQLException {
    try {
      taker.tell(
          note -> {
            write(note);
            throw new IllegalStateException("the test says so");
          });
    } catch (IllegalStateException e) {
      // told, and not known to be
    }
  }

  /// Puts together what the entries say.
  void fold() throws SQLException {
    Following following = new Following(installation.dataSource, 50);
    while (following.turn(new CoverageFollower()).behind() > 0) {}
  }

  /// The notes that a reader of the log has, each once.
  Collection<AuditNoted> noted() {
    String topic = "audit.noted";
    Source<AuditNoted> source =
        new Source<>(
            topic,
            AuditNoted.class,
            Contract.topic(topic).schemaText(),
            note -> new Source.Identity(note.getEventId(), note.getEventId().toString(), null));
    Decoder<AuditNoted> decoder =
        new Decoder<>(source, installation.prefix + topic + "-value", installation.schemas);
    return CommittedRecords.of(Installation.PARTS.bootstrapServers(), installation.prefix + topic)
        .stream()
        .map(record -> ((Decoder.Legible<AuditNoted>) decoder.read(record.value())).content())
        .collect(
            toMap(
                AuditNoted::getEventId,
                Function.identity(),
                (one, same) -> one,
                LinkedHashMap::new))
        .values();
  }

  /// Records that no reader of committed ones sees.
  void abort(String topic, String key, int count) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                Installation.PARTS.bootstrapServers(),
                "transactional.id",
                installation.prefix + "aborts"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = 0; i < count; i++) {
        var unused =
            producer.send(
                new ProducerRecord<>(
                    installation.prefix + topic,
                    key.getBytes(StandardCharsets.UTF_8),
                    new byte[] {1}));
      }
      producer.flush();
      producer.abortTransaction();
    }
  }

  /// As retention does.
  ///
  /// @param place of a record, before which all are deleted
  void deleteBefore(String place) throws Exception {
    TopicPartition at =
        new TopicPartition(
            installation.prefix + place.substring(0, place.lastIndexOf('-')),
            Integer.parseInt(place.substring(place.lastIndexOf('-') + 1, place.indexOf('@'))));
    long before = Long.parseLong(place.substring(place.indexOf('@') + 1));
    admin.deleteRecords(Map.of(at, RecordsToDelete.beforeOffset(before))).all().get();
  }

  List<String> texts(String sql) {
    return installation.query(sql, row -> row.getString(1));
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    installation.close();
  }
}
