package io.modeltrail.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Refused records: as the log has them, and as HTTP lists them.
final class DeadLetters {

  private DeadLetters() {}

  /// By the place where the record stood.
  ///
  /// @throws IllegalStateException if one is there twice
  static Map<String, ConsumerRecord<byte[], byte[]>> of(Observed log, String topic) {
    return log.raw(topic + ".dead-letter").stream().collect(toMap(DeadLetters::place, identity()));
  }

  static String reason(ConsumerRecord<byte[], byte[]> letter) {
    return header(letter, "reason");
  }

  /// Place to reason.
  ///
  /// @throws IllegalStateException if one is listed twice
  static Map<String, String> listed(Api api) throws Exception {
    return api.list("/rejections", 10).stream()
        .collect(toMap(DeadLetters::place, it -> it.get("code").asText()));
  }

  static String place(ConsumerRecord<byte[], byte[]> letter) {
    return Observed.place(
        header(letter, "topic"),
        Integer.parseInt(header(letter, "partition")),
        Long.parseLong(header(letter, "offset")));
  }

  private static String place(JsonNode listed) {
    return Observed.place(
        listed.get("topic").asText(),
        listed.get("partition").asInt(),
        listed.get("offset").asLong());
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader("dead-letter-" + name).value(), UTF_8);
  }
}
