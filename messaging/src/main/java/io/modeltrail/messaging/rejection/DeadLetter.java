package io.modeltrail.messaging.rejection;

import static io.modeltrail.messaging.record.CloudEvents.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.messaging.record.Refusal;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A refused record as it goes to its dead-letter topic: bytes, key and headers unchanged, and in
/// further headers why and from where. What no broker would take (it came in a compressed batch) is
/// left out, see [Rejection], and a header says so.
public final class DeadLetter {

  public static final String SUFFIX = ".dead-letter";

  private static final String REASON = "dead-letter-reason";
  private static final String DETAIL = "dead-letter-detail";
  private static final String PARTITION = "dead-letter-partition";
  private static final String OFFSET = "dead-letter-offset";

  /// What a dead letter says of a record of the topic that it is of.
  public record Said(int partition, long offset, Refusal refusal) {}

  private DeadLetter() {}

  /// @param prefix of the installation's topic names
  /// @param service which one refused it
  public static ProducerRecord<byte[], byte[]> of(
      Rejection rejection, String prefix, String service) {
    Headers headers =
        new RecordHeaders(rejection.headers())
            .add(REASON, bytes(rejection.refusal().code()))
            .add(DETAIL, bytes(rejection.refusal().detail()))
            .add("dead-letter-topic", bytes(prefix + rejection.place().topic()))
            .add(PARTITION, bytes(Integer.toString(rejection.place().partition())))
            .add(OFFSET, bytes(Long.toString(rejection.place().offset())))
            .add("dead-letter-service", bytes(service))
            .add("dead-letter-at", bytes(rejection.refusedAt().toString()));
    if (rejection.isCut()) {
      headers.add("dead-letter-value-bytes", bytes(Integer.toString(rejection.valueBytes())));
    }
    return new ProducerRecord<>(
        prefix + rejection.place().topic() + SUFFIX,
        rejection.place().partition(),
        rejection.key(),
        rejection.value(),
        headers);
  }

  /// Reads one; empty if it is none of ours.
  public static Optional<Said> said(ConsumerRecord<?, ?> letter) {
    try {
      return Optional.of(
          new Said(
              Integer.parseInt(header(letter, PARTITION)),
              Long.parseLong(header(letter, OFFSET)),
              new Refusal(header(letter, REASON), header(letter, DETAIL))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// The last of that name: the record itself may have had one.
  private static String header(ConsumerRecord<?, ?> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
  }
}
