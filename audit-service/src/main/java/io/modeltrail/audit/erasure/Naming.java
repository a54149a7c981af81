package io.modeltrail.audit.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modeltrail.audit.leaf.Original;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Where somebody may stand in a record.
///
/// @param decoded the decoded copy; null if there is none
/// @param headers as [Original#headers]
record Naming(
    @Nullable JsonNode decoded,
    @Nullable String actor,
    byte @Nullable [] key,
    byte @Nullable [] headers) {

  /// Figures stay as they are written.
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what PostgreSQL gives is JSON", e);
    }
  }

  /// The decoded copy alone.
  Naming copy() {
    return new Naming(decoded, null, null, null);
  }

  /// The first of its texts that is so: a text of the content, a key of a map, the record's key, a
  /// header's value.
  Optional<String> find(Predicate<String> test) {
    return texts().filter(test).findFirst();
  }

  private Stream<String> texts() {
    Stream<@Nullable String> single = Stream.of(actor, key == null ? null : new String(key, UTF_8));
    return Stream.of(
            decoded == null ? Stream.<String>empty() : texts(decoded),
            single.flatMap(Stream::ofNullable),
            headerValues())
        .flatMap(Function.identity());
  }

  private Stream<String> headerValues() {
    return headers == null
        ? Stream.empty()
        : new Original(null, null, headers)
            .headerList().stream()
                .flatMap(header -> Stream.ofNullable(header.value()))
                .map(value -> new String(value, UTF_8));
  }

  private static Stream<String> texts(JsonNode node) {
    if (node.isTextual()) {
      return Stream.of(node.textValue());
    }
    return Stream.concat(
        node.properties().stream().map(Map.Entry::getKey),
        StreamSupport.stream(node.spliterator(), false).flatMap(Naming::texts));
  }
}
