package io.modeltrail.messaging.rejection;

import static io.modeltrail.messaging.record.CloudEvents.bytes;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A refused record as it goes to its dead-letter topic: bytes, key and headers unchanged, and in
/// further headers why and from where. A value that no broker would take (it came in a compressed
/// batch) is left out, and a header says how many bytes it has; the list of rejections keeps it.
public final class DeadLetter {

  public static final String SUFFIX = ".dead-letter";

  /// A broker takes about 1 MiB unless told otherwise.
  private static final int VALUE_BYTES_MAX = 1_500_000;

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
    byte[] value = rejection.value();
    if (value != null && value.length > VALUE_BYTES_MAX) {
      headers.add("dead-letter-value-bytes", bytes(Integer.toString(value.length)));
      value = null;
    }
    return new ProducerRecord<>(
        prefix + rejection.place().topic() + SUFFIX,
        rejection.place().partition(),
        rejection.key(),
        value,
        headers);
  }
}
