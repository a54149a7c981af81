package io.modeltrail.cli.log;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Decimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// The fields of a leaf of format 1, which must be there, or may, and none besides
/// (docs/audit-leaf.md).
final class LeafFields {

  static final String FORMAT = "leaf";

  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z");
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.]{1,255}");

  private final Map<String, Object> fields = new HashMap<>();
  private boolean commitsToRecord;

  /// @param value a text, or a whole number
  void put(String name, Object value) {
    fields.put(name, value);
  }

  void commitTo(String what) {
    commitsToRecord |= what.equals("record");
  }

  /// To be called once: what was looked at is gone.
  LeafPlace place() throws MalformedException {
    long format = number("format", Long.MAX_VALUE);
    if (format != 1) {
      throw new MalformedException(
          FORMAT, "has the format %d; this program knows 1: take a newer one".formatted(format));
    }
    LeafPlace place =
        new LeafPlace(
            text("topic"),
            uuid("topicId"),
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
      uuid("eventId");
    }
    if (fields.containsKey("type") && !TYPE.matcher(text("type")).matches()) {
      throw wrong("type");
    }
    if (fields.containsKey("model")) {
      text("model");
    }
    if (fields.containsKey("environment")) {
      text("environment");
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

  private UUID uuid(String name) throws MalformedException {
    String text = text(name);
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

  static MalformedException wrong(String name) {
    return new MalformedException(FORMAT, "has no %s as format 1 has it".formatted(name));
  }
}
