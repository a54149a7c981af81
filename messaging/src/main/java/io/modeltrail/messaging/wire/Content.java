package io.modeltrail.messaging.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.messaging.record.Refusal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/// What a record says, apart from its envelope: checked for what no record may hold, and digested
/// so that two records can be told to say the same.
///
/// The digest leaves out fields that have their default and takes the others by name, and maps by
/// key. So it does not change when the schema gains a field, nor with the order in which a sender
/// wrote a map.
public final class Content {

  /// Longest text, in UTF-16 units.
  public static final int TEXT_LENGTH_MAX = 16_384;

  /// Most entries of one map or list.
  public static final int ENTRIES_MAX = 1_000;

  /// What is not said, but how it came: a decision that is sent again is signed anew, and is the
  /// same decision.
  private static final Set<String> ENVELOPE =
      Set.of("eventId", "occurredAt", "causationId", "actor", "attestation");

  private static final Map<Schema, List<Field>> FIELDS = new ConcurrentHashMap<>();

  private static final int KEPT_BYTES_MAX = 64 * 1024;

  private final MessageDigest sha256;

  /// What is digested, gathered first: one large update is much faster than many small ones. Kept
  /// from one record to the next.
  private ByteBuffer said = ByteBuffer.allocate(4096);

  private record Field(Schema.Field schema, byte[] name, @Nullable Object defaultValue) {}

  /// What [#inspect] found.
  public sealed interface Inspected {}

  /// @param digest SHA-256
  public record Sound(byte[] digest) implements Inspected {}

  public record Unsound(Refusal refusal) implements Inspected {}

  /// For many records, by one thread.
  Content() {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Checks and digests one record. Refuses U+0000, figures that are not finite, and texts, maps
  /// and lists beyond their limits.
  public static Inspected inspect(IndexedRecord event) {
    return new Content().inspected(event);
  }

  /// The same as [#inspect].
  Inspected inspected(IndexedRecord event) {
    if (said.capacity() > KEPT_BYTES_MAX) {
      said = ByteBuffer.allocate(KEPT_BYTES_MAX);
    }
    said.clear();
    try {
      record(event, ENVELOPE);
      sha256.update(said.flip());
      return new Sound(sha256.digest());
    } catch (Unacceptable e) {
      return new Unsound(e.refusal());
    }
  }

  private void record(IndexedRecord value, Set<String> without) {
    for (Field field : FIELDS.computeIfAbsent(value.getSchema(), Content::fields)) {
      Object part = value.get(field.schema.pos());
      if (Objects.equals(part, field.defaultValue)) {
        continue;
      }
      int before = said.position();
      text(field.name);
      try {
        value(part);
      } catch (Unacceptable e) {
        throw e.inField(field.schema.name());
      }
      if (without.contains(field.schema.name())) {
        said.position(before); // checked, but not digested
      }
    }
    room(1).put((byte) '}');
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> room(1).put((byte) 'n');
      case String text -> text(checked(text).getBytes(UTF_8));
      case CharSequence text -> text(checked(text.toString()).getBytes(UTF_8));
      case Double figure -> number('d', Double.doubleToLongBits(finite(figure)));
      case Float figure -> number('d', Double.doubleToLongBits(finite(figure)));
      case Integer whole -> number('i', whole);
      case Long whole -> number('i', whole);
      case Boolean truth -> number('b', truth ? 1 : 0);
      case Map<?, ?> map -> map(map);
      case Collection<?> list -> list(list);
      case IndexedRecord nested -> record(nested, Set.of());
      default -> text(value.toString().getBytes(UTF_8));
    }
  }

  private void map(Map<?, ?> map) {
    limited(map.size());
    number('m', map.size());
    List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
    entries.sort(Comparator.comparing(entry -> entry.getKey().toString()));
    for (Map.Entry<?, ?> entry : entries) {
      String key = checked(entry.getKey().toString());
      text(key.getBytes(UTF_8));
      try {
        value(entry.getValue());
      } catch (Unacceptable e) {
        throw e.inEntry(key);
      }
    }
  }

  private void list(Collection<?> list) {
    limited(list.size());
    number('l', list.size());
    int index = 0;
    for (Object item : list) {
      try {
        value(item);
      } catch (Unacceptable e) {
        throw e.inBrackets(index);
      }
      index++;
    }
  }

  private void text(byte[] utf8) {
    number('t', utf8.length);
    room(utf8.length).put(utf8);
  }

  private void number(char kind, long value) {
    room(1 + Long.BYTES).put((byte) kind).putLong(value);
  }

  private ByteBuffer room(int bytes) {
    if (said.remaining() < bytes) {
      said = ByteBuffer.allocate(2 * (said.capacity() + bytes)).put(said.flip());
    }
    return said;
  }

  private static String checked(String text) {
    if (text.length() > TEXT_LENGTH_MAX) {
      throw new Unacceptable(
          "TEXT_TOO_LONG",
          "has %,d characters, at most %,d are taken".formatted(text.length(), TEXT_LENGTH_MAX));
    }
    int nul = text.indexOf(0);
    if (nul >= 0) {
      throw new Unacceptable("NUL_CHARACTER", "holds U+0000 at character " + nul);
    }
    return text;
  }

  private static double finite(double figure) {
    if (!Double.isFinite(figure)) {
      throw new Unacceptable(
          "NOT_FINITE", "is " + figure + "; leave out what could not be computed");
    }
    return figure;
  }

  private static void limited(int size) {
    if (size > ENTRIES_MAX) {
      throw new Unacceptable(
          "TOO_MANY_ENTRIES",
          "has %,d entries, at most %,d are taken".formatted(size, ENTRIES_MAX));
    }
  }

  private static List<Field> fields(Schema schema) {
    return schema.getFields().stream()
        .sorted(Comparator.comparing(Schema.Field::name))
        .map(field -> new Field(field, field.name().getBytes(UTF_8), defaultValue(field)))
        .toList();
  }

  private static @Nullable Object defaultValue(Schema.Field field) {
    return field.hasDefaultValue() ? SpecificData.get().getDefaultValue(field) : new Object();
  }
}
