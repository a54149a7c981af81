package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.tlog.MalformedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.erdtman.jcs.JsonCanonicalizer;

/// JSON that somebody else wrote, taken strictly.
final class Json {

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static JsonNode parse(String format, byte[] bytes) throws MalformedException {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node == null || node.isMissingNode()) {
        throw new MalformedException(format, "is empty");
      }
      return node;
    } catch (IOException e) {
      throw new MalformedException(format, "is not JSON: " + firstLine(e));
    }
  }

  /// An object in the canonical form of RFC 8785: so there is one way to read it.
  static ObjectNode canonical(String format, byte[] bytes) throws MalformedException {
    if (!(parse(format, bytes) instanceof ObjectNode object)) {
      throw new MalformedException(format, "is no JSON object");
    }
    try {
      if (!Arrays.equals(bytes, canonical(new String(bytes, UTF_8)))) {
        throw new MalformedException(format, "is not in the canonical form of RFC 8785");
      }
    } catch (IOException e) {
      throw new MalformedException(format, "has no canonical form: " + firstLine(e));
    }
    return object;
  }

  /// RFC 8785, in UTF-8.
  static byte[] canonical(ObjectNode object) {
    try {
      return canonical(object.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("JSON of our own is none", e);
    }
  }

  private static byte[] canonical(String json) throws IOException {
    return new JsonCanonicalizer(json).getEncodedUTF8();
  }

  /// Refuses fields that are not known, and misses those that must be there.
  static void expect(String format, ObjectNode object, Set<String> must, Set<String> may)
      throws MalformedException {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!must.contains(name) && !may.contains(name)) {
        throw new MalformedException(
            format, "has an unknown field " + MalformedException.quoted(name));
      }
    }
    for (String name : must) {
      if (!object.has(name)) {
        throw new MalformedException(format, "has no field '%s'".formatted(name));
      }
    }
  }

  static String text(String format, JsonNode object, String name) throws MalformedException {
    JsonNode value = object.get(name);
    if (value == null || !value.isTextual()) {
      throw new MalformedException(format, "'%s' is no text".formatted(name));
    }
    return value.textValue();
  }

  static long number(String format, JsonNode object, String name) throws MalformedException {
    JsonNode value = object.get(name);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new MalformedException(format, "'%s' is no whole number".formatted(name));
    }
    return value.longValue();
  }

  static int small(String format, JsonNode object, String name) throws MalformedException {
    long number = number(format, object, name);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new MalformedException(format, "'%s' is %d".formatted(name, number));
    }
    return (int) number;
  }

  /// The texts of a list.
  static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
