package io.modeltrail.promotion.stream;

import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.promotion.announcement.Announcement;
import io.modeltrail.promotion.announcement.PromotedReader;
import io.modeltrail.promotion.announcement.PromotedTopic;
import io.modeltrail.promotion.announcement.PromotedTopics;
import io.modeltrail.promotion.stream.Beginnings.Beginning;
import io.modeltrail.service.stream.StreamEnded;
import io.modeltrail.service.stream.StreamLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// One client's stream: what the log tells. A broker that is away is waited for; the stream says
/// meanwhile that it is alive.
final class PromotedStream {

  private static final Logger LOG = Logger.getLogger(PromotedStream.class);

  /// How soon it is noticed that the client is gone.
  private static final Duration TURN = Duration.ofMillis(250);

  private final StreamLine line;
  private final PromotedReader reader;
  private final PromotedTopics topics;

  PromotedStream(StreamLine line, PromotedReader reader, PromotedTopics topics) {
    this.line = line;
    this.reader = reader;
    this.topics = topics;
  }

  /// Tells until the client is gone, its token is over, or the log is not what it was.
  void run(Beginning beginning) throws InterruptedException, StreamEnded {
    PromotedTopic topic = beginning.topic();
    Map<TopicPartition, Long> next = new HashMap<>(beginning.at());
    try {
      reader.begin(next);
      while (line.isOpen()) {
        turn(topic, next);
      }
    } catch (InvalidOffsetException e) {
      LOG.infof("The log is not what a stream was opened on topic=%s", topic.name());
    }
  }

  private void turn(PromotedTopic topic, Map<TopicPartition, Long> next)
      throws InterruptedException, StreamEnded {
    PromotedReader.Batch batch = read();
    if (!batch.announcements().isEmpty()) {
      awaitSameTopic(topic);
    }
    for (Announcement each : batch.announcements()) {
      next.put(each.place(), each.offset() + 1);
      line.send(
          Position.of(topic, next).encode(),
          "promoted",
          new String(each.json(), StandardCharsets.UTF_8));
    }
    next.putAll(batch.positions());
    line.idle();
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
  private void awaitSameTopic(PromotedTopic topic) throws InterruptedException, StreamEnded {
    while (line.isOpen()) {
      try {
        if (!topics.of(topic.environment()).id().equals(topic.id())) {
          throw new StreamEnded("the topic was created again");
        }
        return;
      } catch (CannotTellNow e) {
        line.idle();
        TimeUnit.MILLISECONDS.sleep(TURN.toMillis());
      }
    }
  }
}
