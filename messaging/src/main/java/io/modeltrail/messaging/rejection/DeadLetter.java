package io.modeltrail.messaging.rejection;

import static io.modeltrail.messaging.record.CloudEvents.bytes;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A refused record as it goes to its dead-letter topic: bytes, key and headers unchanged, and in
/// further headers why and from where. What no broker would take (it came in a compressed batch) is
/// left out, see [Rejection], and a header says so.
public final class DeadLetter {

  public static final String SUFFIX = ".dead-letter";

  private DeadLetter() {}

  /// @param prefix of the installation's topic names
  /// @param service which one refused it
  public static ProducerRecord<byte[], byte[]> of(
      Rejection rejection, String prefix, String service) {
    Headers headers =
        new RecordHeaders(rejection.headers())
            .add("dead-letter-reason", bytes(rejection.refusal().code()))
            .add("dead-letter-detail", bytes(rejection.refusal().detail()))
            .add("dead-letter-topic", bytes(prefix + rejection.place().topic()))
            .add("dead-letter-partition", bytes(Integer.toString(rejection.place().partition())))
            .add("dead-letter-offset", bytes(Long.toString(rejection.place().offset())))
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
}
