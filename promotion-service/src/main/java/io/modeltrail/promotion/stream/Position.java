package io.modeltrail.promotion.stream;

import io.modeltrail.promotion.announcement.PromotedTopic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import org.apache.kafka.common.TopicPartition;

/// How far a client has read a topic: in all its partitions, so that each event's position says all
/// of it. Opaque to clients, and short: an id of an event in a stream.
///
/// @param topicId of the topic that it counts in
/// @param next the offset to read next, by partition from 0
record Position(UUID topicId, List<Long> next) {

  /// More than a topic of promotions has; beyond it the text is not read on.
  private static final int PARTITIONS_MAX = 10_000;

  private static final int FORMAT = 1;
  private static final int SUM_BYTES = 4;

  Position {
    next = List.copyOf(next);
    if (next.stream().anyMatch(offset -> offset < 0)) {
      throw new IllegalArgumentException("an offset is below 0: " + next);
    }
  }

  static Position of(PromotedTopic topic, Map<TopicPartition, Long> next) {
    return new Position(
        topic.id(), topic.places().stream().map(place -> next.getOrDefault(place, 0L)).toList());
  }

  String encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(topicId.getMostSignificantBits());
      out.writeLong(topicId.getLeastSignificantBits());
      for (long offset : next) {
        writeVariable(out, offset);
      }
      out.writeInt(sum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /// @throws IllegalArgumentException if it is not one that [#encode] made
  static Position parse(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    int length = bytes.length - SUM_BYTES;
    if (length < 1 + 2 * Long.BYTES) {
      throw new IllegalArgumentException("too short");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
        DataInputStream end =
            new DataInputStream(new ByteArrayInputStream(bytes, length, SUM_BYTES))) {
      if (in.readByte() != FORMAT || end.readInt() != sum(bytes, length)) {
        throw new IllegalArgumentException("not a position, or not a whole one");
      }
      UUID topicId = new UUID(in.readLong(), in.readLong());
      List<Long> next = new ArrayList<>();
      while (in.available() > 0 && next.size() < PARTITIONS_MAX) {
        next.add(readVariable(in));
      }
      return new Position(topicId, next);
    } catch (EOFException e) {
      throw new IllegalArgumentException("it ends within a number", e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /// Guards against slips, not against malice: who makes up a position reads what they may read
  /// anyway.
  private static int sum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }

  /// Seven bits a byte, the lowest first; the eighth says that more follow.
  private static void writeVariable(DataOutputStream out, long number) throws IOException {
    long rest = number;
    while (rest > 0x7F) {
      out.writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long readVariable(DataInputStream in) throws IOException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
      int bits = in.readUnsignedByte();
      number |= (long) (bits & 0x7F) << shift;
      if (bits < 0x80) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }
}
