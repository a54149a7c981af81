package io.modeltrail.cli.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Decimal;
import io.modeltrail.tlog.text.Utf8;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a leaf of the trail, format 1 of docs/audit-leaf.md, and refuses whatever is not exactly
/// that. It writes again what it reads, and compares: of a text that has one form only, there is
/// nothing that another reader could read otherwise.
final class LeafReader {

  static final int BYTES_MAX = 4096;

  private static final String FORMAT = "leaf";
  private static final JsonFactory JSON = new JsonFactory();

  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z");
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.]{1,255}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final JsonParser parser;
  private final CanonicalText canonical = new CanonicalText();
  private final Map<String, Object> fields = new HashMap<>();
  private boolean commitsToRecord;

  private LeafReader(JsonParser parser) {
    this.parser = parser;
  }

  /// @return where its record stood
  static LeafPlace read(byte[] bytes) throws MalformedException {
    if (bytes.length > BYTES_MAX) {
      throw new MalformedException(FORMAT, "has more than %d bytes".formatted(BYTES_MAX));
    }
    String text = Utf8.decode(FORMAT, bytes);
    try (JsonParser parser = JSON.createParser(text)) {
      return new LeafReader(parser).read(text);
    } catch (IOException e) {
      throw new MalformedException(FORMAT, "is not JSON as format 1 has it");
    }
  }

  private LeafPlace read(String text) throws IOException, MalformedException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedException(FORMAT, "is no JSON object");
    }
    canonical.append("{");
    String before = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      before = name(before);
      if (before.equals("commitments")) {
        commitments();
      } else {
        fields.put(before, value(before));
      }
    }
    canonical.append("}");
    if (parser.nextToken() != null || !canonical.toString().equals(text)) {
      throw new MalformedException(FORMAT, "is not in the canonical form of RFC 8785");
    }
    return place();
  }

  /// The next field's name, after the one before.
  private String name(@Nullable String before) throws IOException, MalformedException {
    String name = parser.currentName();
    if (before != null) {
      if (before.compareTo(name) >= 0) {
        throw new MalformedException(
            FORMAT, "has the field %s out of order".formatted(MalformedException.quoted(name)));
      }
      canonical.append(",");
    }
    canonical.quote(name).append(":");
    return name;
  }

  private Object value(String name) throws IOException, MalformedException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_STRING) {
      canonical.quote(parser.getText());
      return parser.getText();
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      canonical.append(Long.toString(parser.getLongValue()));
      return parser.getLongValue();
    }
    throw wrong(name);
  }

  private void commitments() throws IOException, MalformedException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw wrong("commitments");
    }
    canonical.append("{");
    String before = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      before = name(before);
      if (parser.nextToken() != JsonToken.VALUE_STRING
          || !HASH.matcher(parser.getText()).matches()) {
        throw new MalformedException(
            FORMAT,
            "commits to %s with what is no hash".formatted(MalformedException.quoted(before)));
      }
      canonical.quote(parser.getText());
      commitsToRecord |= before.equals("record");
    }
    canonical.append("}");
  }

  private LeafPlace place() throws MalformedException {
    long format = number("format", Long.MAX_VALUE);
    if (format != 1) {
      throw new MalformedException(
          FORMAT, "has the format %d; this program knows 1: take a newer one".formatted(format));
    }
    LeafPlace place =
        new LeafPlace(
            text("topic"),
            uuid("topicId", text("topicId")),
            (int) number("partition", Integer.MAX_VALUE),
            offset(text("offset")));
    if (!TIME.matcher(text("appendedAt")).matches()) {
      throw wrong("appendedAt");
    }
    if (!commitsToRecord) {
      throw new MalformedException(FORMAT, "does not commit to its record");
    }
    optional();
    if (!fields.isEmpty()) {
      throw new MalformedException(
          FORMAT,
          "has the unknown field " + MalformedException.quoted(fields.keySet().iterator().next()));
    }
    return place;
  }

  private static long offset(String text) throws MalformedException {
    try {
      return Decimal.parse(text);
    } catch (MalformedException e) {
      throw e.in(FORMAT, "offset");
    }
  }

  private void optional() throws MalformedException {
    if (fields.containsKey("eventId")) {
      uuid("eventId", text("eventId"));
    }
    if (fields.containsKey("type") && !TYPE.matcher(text("type")).matches()) {
      throw wrong("type");
    }
    for (String name : new String[] {"model", "environment"}) {
      if (fields.containsKey(name)) {
        text(name);
      }
    }
    if (fields.containsKey("cutFrom")) {
      number("cutFrom", Integer.MAX_VALUE);
    }
    Object schemaId = fields.remove("schemaId"); // whatever four bytes say
    if (schemaId != null && !(schemaId instanceof Long)) {
      throw wrong("schemaId");
    }
  }

  private String text(String name) throws MalformedException {
    if (fields.remove(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw wrong(name);
  }

  private static UUID uuid(String name, String text) throws MalformedException {
    try {
      UUID uuid = UUID.fromString(text);
      if (uuid.toString().equals(text)) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      // as below
    }
    throw wrong(name);
  }

  private long number(String name, long most) throws MalformedException {
    if (fields.remove(name) instanceof Long number && number >= 0 && number <= most) {
      return number;
    }
    throw wrong(name);
  }

  private static MalformedException wrong(String name) {
    return new MalformedException(FORMAT, "has no %s as format 1 has it".formatted(name));
  }
}
