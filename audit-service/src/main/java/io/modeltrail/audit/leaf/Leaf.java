package io.modeltrail.audit.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.modeltrail.messaging.record.Place;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One leaf of the trail: which record stood where in the log, and commitments to all of it. The
/// format is described in docs/audit-leaf.md.
///
/// @param cutFrom how long the value was, if the log gave more of it than is kept; null for the
///   rest
public record Leaf(
    Place place,
    Instant appendedAt,
    Said said,
    @Nullable Integer cutFrom,
    List<Commitments.Commitment> commitments) {

  /// A leaf's largest size: an entry of a tree could have 65,535 bytes.
  public static final int BYTES_MAX = 4096;

  private static final int FORMAT = 1;
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  public Leaf {
    commitments = List.copyOf(commitments);
  }

  /// What is hashed: JSON in the canonical form of RFC 8785. It is written in that form at once, in
  /// the order of the fields' names: all figures are whole ones, and no text has a control
  /// character or half of a surrogate pair, the only ones that Jackson writes otherwise. (Into
  /// bytes it would write whole pairs otherwise, too.)
  public byte[] bytes() {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("appendedAt", time(appendedAt));
      commitments(json);
      if (cutFrom != null) {
        json.writeNumberField("cutFrom", cutFrom);
      }
      text(json, "environment", said.environment());
      text(json, "eventId", said.eventId());
      json.writeNumberField("format", FORMAT);
      text(json, "model", said.model());
      json.writeStringField("offset", Long.toString(place.offset()));
      json.writeNumberField("partition", place.partition());
      if (said.schemaId() != null) {
        json.writeNumberField("schemaId", said.schemaId());
      }
      json.writeStringField("topic", place.topic());
      text(json, "topicId", place.topicId());
      text(json, "type", said.type());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    if (bytes.length > BYTES_MAX) {
      throw new IllegalStateException("a leaf of %d bytes: %s".formatted(bytes.length, text));
    }
    return bytes;
  }

  /// A time as leaves have it: RFC 3339 in UTC, with milliseconds.
  public static String time(Instant at) {
    return MILLIS.format(at);
  }

  private void commitments(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("commitments");
    for (Commitments.Commitment each :
        commitments.stream().sorted(Comparator.comparing(Commitments.Commitment::name)).toList()) {
      json.writeStringField(each.name(), HexFormat.of().formatHex(each.hash()));
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }
}
