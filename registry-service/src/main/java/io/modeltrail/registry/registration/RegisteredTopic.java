package io.modeltrail.registry.registration;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.loop.TopicReading;
import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.messaging.wire.Decoded;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// `model.registered`, up to where it ends when it is opened.
///
/// Not safe for use by several threads.
final class RegisteredTopic implements AutoCloseable {

  /// How far back the newest record of a partition is looked for at first: behind it stand the
  /// markers of transactions.
  private static final long LOOK_BACK = 64;

  private final TopicReading reading;
  private final Decoder<ModelRegistered> decoder;

  /// @throws CannotTellNow if the topic is missing
  /// @throws org.apache.kafka.common.KafkaException if the broker is away
  RegisteredTopic(LoopSettings settings, SchemaRegistry schemas) {
    decoder =
        new Decoder<>(RegisteredEvents.source(), settings.subject(RegisteredEvents.TOPIC), schemas);
    reading = new TopicReading(settings, RegisteredEvents.TOPIC);
  }

  /// About how many records there are.
  long size() {
    return reading.size();
  }

  /// The newest record of each partition that has one.
  List<Told.Version> newest() {
    List<Told.Version> newest = new ArrayList<>();
    for (TopicPartition partition : reading.partitions()) {
      newest(partition).ifPresent(newest::add);
    }
    return newest;
  }

  private Optional<Told.Version> newest(TopicPartition partition) {
    long begin = reading.begin(partition);
    for (long back = LOOK_BACK; ; back *= 16) {
      long from = Math.max(begin, reading.end(partition) - back);
      List<Told.Version> found = decoded(reading.read(partition, from));
      if (!found.isEmpty()) {
        return Optional.of(found.getLast());
      }
      if (from == begin) {
        return Optional.empty();
      }
    }
  }

  /// Goes back to the beginning, for [#next].
  void rewind() {
    reading.rewind();
  }

  /// Some more records, of each partition in its order.
  List<Told.Version> next() {
    return decoded(reading.next());
  }

  /// How many records are still to be read, about; 0: none.
  long left() {
    return reading.left();
  }

  private List<Told.Version> decoded(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    decoder.beginBatch();
    List<Told.Version> found = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      // What cannot be decoded was not written by this service.
      if (decoder.decode(record.key(), record.value()) instanceof Decoded.Good good) {
        version((ModelRegistered) good.content()).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Told.Version> version(ModelRegistered told) {
    if (told.getCausationId() == null || told.getVersion() < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Told.Version(
            new RunKey(
                told.getWorkspace(),
                told.getModelName(),
                told.getRun().getRunId(),
                told.getArtifact().getSha256()),
            told.getVersion(),
            told.getCausationId(),
            told.getEventId()));
  }

  @Override
  public void close() {
    reading.close();
  }
}
