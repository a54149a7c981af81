package io.modeltrail.promotion.stream;

import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.promotion.announcement.Announcement;
import io.modeltrail.promotion.announcement.PromotedReader;
import io.modeltrail.promotion.announcement.PromotedTopic;
import io.modeltrail.promotion.announcement.PromotedTopics;
import io.modeltrail.promotion.stream.Beginnings.Beginning;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// One client's stream. One event is on its way at a time: what a slow client does not take stays
/// in the log. A broker that is away is waited for; the stream says meanwhile that it is alive.
final class PromotedStream {

  private static final Logger LOG = Logger.getLogger(PromotedStream.class);

  /// How soon it is noticed that the client is gone.
  private static final Duration TURN = Duration.ofMillis(250);

  private final Line line;
  private final PromotedReader reader;
  private final PromotedTopics topics;
  private final StreamConfig config;
  private long lastSent = System.nanoTime();

  /// What leads to the client.
  ///
  /// @param until its token holds
  record Line(SseEventSink sink, Sse sse, Instant until) {

    /// Sends the head, and where the stream begins: without that, a client that is cut off before
    /// its first event would miss that one.
    void begin(Beginning beginning) {
      String position = Position.of(beginning.topic(), beginning.at()).encode();
      sink.send(sse.newEventBuilder().comment("open").id(position).build());
    }
  }

  PromotedStream(Line line, PromotedReader reader, PromotedTopics topics, StreamConfig config) {
    this.line = line;
    this.reader = reader;
    this.topics = topics;
    this.config = config;
  }

  /// Tells until the client is gone, its token is over, or the log is not what it was.
  void run(Beginning beginning) {
    PromotedTopic topic = beginning.topic();
    Map<TopicPartition, Long> next = new HashMap<>(beginning.at());
    try {
      reader.begin(next);
      while (!line.sink.isClosed() && Instant.now().isBefore(line.until)) {
        turn(topic, next);
      }
    } catch (InvalidOffsetException e) {
      LOG.infof("The log is not what a stream was opened on topic=%s", topic.name());
    } catch (Ended e) {
      LOG.debugf("A stream ends reason=%s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      LOG.warnf("A stream ends, the client may open it again reason=%s", e.getMessage());
    }
  }

  private void turn(PromotedTopic topic, Map<TopicPartition, Long> next)
      throws InterruptedException, Ended {
    PromotedReader.Batch batch = read();
    if (!batch.announcements().isEmpty()) {
      awaitSameTopic(topic);
    }
    for (Announcement each : batch.announcements()) {
      next.put(each.place(), each.offset() + 1);
      send(
          line.sse
              .newEventBuilder()
              .id(Position.of(topic, next).encode())
              .name("promoted")
              .data(String.class, new String(each.json(), StandardCharsets.UTF_8)));
    }
    next.putAll(batch.positions());
    if (System.nanoTime() - lastSent > config.heartbeat().toNanos()) {
      alive();
    }
  }

  private PromotedReader.Batch read() throws InterruptedException {
    try {
      return reader.poll(TURN);
    } catch (CannotTellNow e) { // the schema registry is away
      TimeUnit.MILLISECONDS.sleep(TURN.toMillis());
      return new PromotedReader.Batch(List.of(), Map.of());
    }
  }

  /// A topic that was created again under the same name may have other records at the same offsets.
  private void awaitSameTopic(PromotedTopic topic) throws InterruptedException, Ended {
    while (!line.sink.isClosed()) {
      try {
        if (!topics.of(topic.environment()).id().equals(topic.id())) {
          throw new Ended("the topic was created again");
        }
        return;
      } catch (CannotTellNow e) {
        if (System.nanoTime() - lastSent > config.heartbeat().toNanos()) {
          alive();
        }
        TimeUnit.MILLISECONDS.sleep(TURN.toMillis());
      }
    }
  }

  private void alive() throws InterruptedException, Ended {
    send(line.sse.newEventBuilder().comment("alive"));
  }

  private void send(OutboundSseEvent.Builder event) throws InterruptedException, Ended {
    try {
      line.sink
          .send(event.build())
          .toCompletableFuture()
          .get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
      lastSent = System.nanoTime();
    } catch (TimeoutException e) {
      throw new Ended("the client does not take what it is sent");
    } catch (ExecutionException | IllegalStateException e) {
      throw new Ended("the client is gone");
    }
  }

  /// The stream cannot go on; the client may open another.
  private static final class Ended extends Exception {
    private static final long serialVersionUID = 1L;

    Ended(String reason) {
      super(reason);
    }
  }
}
