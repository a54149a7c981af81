package io.modeltrail.audit.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.messaging.record.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
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
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  public Leaf {
    commitments = List.copyOf(commitments);
  }

  /// What is hashed: JSON in the canonical form of RFC 8785.
  public byte[] bytes() {
    ObjectNode json = JSON.createObjectNode();
    json.put("format", FORMAT);
    json.put("topic", place.topic());
    json.put("topicId", place.topicId().toString());
    json.put("partition", place.partition());
    json.put("offset", Long.toString(place.offset()));
    json.put("appendedAt", time(appendedAt));
    said(json);
    if (cutFrom != null) {
      json.put("cutFrom", cutFrom);
    }
    ObjectNode hashes = json.putObject("commitments");
    commitments.forEach(each -> hashes.put(each.name(), HexFormat.of().formatHex(each.hash())));
    return canonical(json);
  }

  /// A time as leaves have it: RFC 3339 in UTC, with milliseconds.
  public static String time(Instant at) {
    return MILLIS.format(at);
  }

  private void said(ObjectNode json) {
    if (said.eventId() != null) {
      json.put("eventId", said.eventId().toString());
    }
    if (said.type() != null) {
      json.put("type", said.type());
    }
    if (said.schemaId() != null) {
      json.put("schemaId", said.schemaId());
    }
    if (said.model() != null) {
      json.put("model", said.model());
    }
    if (said.environment() != null) {
      json.put("environment", said.environment());
    }
  }

  private static byte[] canonical(ObjectNode json) {
    try {
      byte[] bytes = new JsonCanonicalizer(JSON.writeValueAsString(json)).getEncodedUTF8();
      if (bytes.length > BYTES_MAX) {
        throw new IllegalStateException(
            "a leaf of %d bytes: %s".formatted(bytes.length, new String(bytes, UTF_8)));
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("a leaf that is no JSON", e);
    }
  }
}
