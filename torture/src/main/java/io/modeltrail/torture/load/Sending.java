package io.modeltrail.torture.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.torture.history.Digest;
import io.modeltrail.torture.history.History;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Sends letters to Kafka, a few at a time. Each is in the history before, and what the broker says
/// of it after.
final class Sending implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final History history;
  private final KafkaProducer<byte[], byte[]> producer;

  Sending(String bootstrapServers, History history) {
    this.history = history;
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", bootstrapServers);
    config.put("acks", "all");
    config.put("max.block.ms", 30_000);
    config.put("request.timeout.ms", 5_000);
    // Longer than any fault lasts. What takes longer is "maybe".
    config.put("delivery.timeout.ms", 40_000);
    config.put("linger.ms", 2);
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// Returns when the broker, or the end of patience, has answered all.
  void send(List<Letter> letters, Duration over) throws InterruptedException {
    int groups = Math.max(1, (int) (over.toMillis() / PAUSE.toMillis()));
    long begin = System.nanoTime();
    for (int i = 0; i < groups; i++) {
      int from = letters.size() * i / groups;
      int to = letters.size() * (i + 1) / groups;
      sendNow(letters.subList(from, to));
      LockSupport.parkNanos(begin + PAUSE.toNanos() * (i + 1) - System.nanoTime());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    producer.flush();
    history.flush();
  }

  void sendNow(List<Letter> letters) {
    if (letters.isEmpty()) {
      return;
    }
    long[] numbers = letters.stream().mapToLong(this::intend).toArray();
    history.flush();
    for (int i = 0; i < numbers.length; i++) {
      Letter letter = letters.get(i);
      long number = numbers[i];
      var record =
          new ProducerRecord<>(letter.topic(), letter.partition(), letter.key(), letter.value());
      try {
        var unused =
            producer.send(
                record,
                (at, failure) -> {
                  if (failure == null) {
                    history.taken(number, at.partition(), at.offset());
                  } else {
                    history.maybe(number, failure.toString());
                  }
                });
      } catch (RuntimeException e) {
        history.maybe(number, e.toString());
      }
    }
  }

  private long intend(Letter letter) {
    String key = letter.key() == null ? null : new String(letter.key(), UTF_8);
    return history.intend(
        letter.topic(), key, letter.eventId(), Digest.of(letter.value()), letter.said());
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
