package io.modeltrail.registry.refusal;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.loop.TopicReading;
import io.modeltrail.messaging.rejection.DeadLetter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What the log holds of refusals.
public final class DeadLetters {

  private DeadLetters() {}

  /// Keeps those that [ToldRefusals] are, until the records that they are of are read.
  ///
  /// @throws io.modeltrail.messaging.wire.CannotTellNow if a topic of dead letters is missing
  /// @throws org.apache.kafka.common.KafkaException if the broker is away
  public static void keep(LoopSettings settings, Connection connection) throws SQLException {
    for (String topic : ToldRefusals.TOPICS) {
      try (TopicReading letters = new TopicReading(settings, topic + DeadLetter.SUFFIX)) {
        while (letters.left() > 0) {
          List<ToldRefusalTable.Row> rows = new ArrayList<>();
          for (ConsumerRecord<byte[], byte[]> letter : letters.next()) {
            DeadLetter.said(letter)
                .filter(said -> said.refusal().code().equals(ToldRefusals.TOO_MANY_WAIT))
                .map(said -> row(topic, said, letter))
                .ifPresent(rows::add);
          }
          ToldRefusalTable.add(connection, rows);
        }
      }
    }
  }

  private static ToldRefusalTable.Row row(
      String topic, DeadLetter.Said said, ConsumerRecord<byte[], byte[]> letter) {
    return new ToldRefusalTable.Row(topic, said, Instant.ofEpochMilli(letter.timestamp()));
  }
}
