package io.modeltrail.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.modeltrail.messaging.record.CloudEvents;
import java.util.OptionalInt;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/// A number that an event carries as its trace context, and with it all that follows from the
/// event: so both can be told to belong together without being decoded.
final class Trace {

  private static final String BEGIN = "00-";
  private static final int DIGITS = 32;

  private Trace() {}

  /// @param number not negative
  static void put(Headers headers, int number) {
    String context = BEGIN + "%032x-%016x-00".formatted(number, 1);
    headers.add(CloudEvents.TRACEPARENT, context.getBytes(US_ASCII));
  }

  /// Empty: it was not put there.
  static OptionalInt number(Headers headers) {
    Header header = headers.lastHeader(CloudEvents.TRACEPARENT);
    if (header == null) {
      return OptionalInt.empty();
    }
    String context = new String(header.value(), US_ASCII);
    return OptionalInt.of(
        Integer.parseInt(context.substring(BEGIN.length(), BEGIN.length() + DIGITS), 16));
  }
}
