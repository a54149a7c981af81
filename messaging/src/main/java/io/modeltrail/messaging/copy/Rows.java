package io.modeltrail.messaging.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table, by PostgreSQL's COPY in its binary format: where rows are only
/// inserted, that costs the database and its client much less than arrays of values do. The
/// database takes in the first rows while the next are made.
///
/// ```java
/// try (Rows rows = Rows.into(tx, "model (name, last_version)")) {
///   rows.row(2).text("wine").integer(1);
///   rows.end();
/// }
/// ```
///
/// Values are put in the order of the columns, each by the method of its column's type. Rows that
/// are closed without [#end] are not inserted, and the transaction can only be rolled back.
public final class Rows implements AutoCloseable {

  private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0};
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int NULL = -1;
  private static final short END = -1;
  private static final byte JSONB_VERSION = 1;
  private static final int TEXT_OID = 25;

  /// How much is gathered before it is sent, in bytes.
  private static final int SENT_AT_ONCE = 64 * 1024;

  /// How much room there is at first, in bytes: most batches are a row or two.
  private static final int BEGINS_WITH = 4 * 1024;

  private final CopyIn copy;
  private ByteBuffer buffer = ByteBuffer.allocate(BEGINS_WITH);

  /// Writes to where the buffer ends.
  private final OutputStream end =
      new OutputStream() {
        @Override
        public void write(int value) {
          room(1).put((byte) value);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
          room(length).put(from, offset, length);
        }
      };

  private Rows(CopyIn copy) {
    this.copy = copy;
    buffer.put(SIGNATURE).putInt(0).putInt(0);
  }

  /// @param target the table and its columns, as `model (name, last_version)`
  public static Rows into(Connection tx, String target) throws SQLException {
    return new Rows(
        tx.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + target + " FROM STDIN (FORMAT binary)"));
  }

  /// Begins the next row.
  public Rows row(int columns) throws SQLException {
    if (buffer.position() >= SENT_AT_ONCE) {
      send();
    }
    room(Short.BYTES).putShort((short) columns);
    return this;
  }

  public Rows uuid(@Nullable UUID value) {
    if (value == null) {
      return nothing();
    }
    room(Integer.BYTES + 2 * Long.BYTES)
        .putInt(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  public Rows integer(@Nullable Integer value) {
    if (value == null) {
      return nothing();
    }
    room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
    return this;
  }

  public Rows bigint(long value) {
    room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
    return this;
  }

  public Rows text(@Nullable String value) {
    return value == null ? nothing() : bytes(value.getBytes(UTF_8));
  }

  /// A `text[]`.
  public Rows texts(List<String> values) {
    int begin = begin();
    room(3 * Integer.BYTES)
        .putInt(values.isEmpty() ? 0 : 1)
        .putInt(0) // none of them is null
        .putInt(TEXT_OID);
    if (!values.isEmpty()) {
      room(2 * Integer.BYTES).putInt(values.size()).putInt(1);
      values.forEach(this::text);
    }
    return ended(begin);
  }

  /// A `bytea`.
  public Rows bytes(byte @Nullable [] value) {
    if (value == null) {
      return nothing();
    }
    room(Integer.BYTES + value.length).putInt(value.length).put(value);
    return this;
  }

  /// A `timestamptz`, which has microseconds.
  public Rows time(@Nullable Instant value) {
    return value == null ? nothing() : bigint(EPOCH.until(value, ChronoUnit.MICROS));
  }

  /// A `jsonb`.
  ///
  /// @param utf8 writes the JSON text
  public Rows jsonb(Consumer<OutputStream> utf8) {
    int begin = begin();
    room(1).put(JSONB_VERSION);
    utf8.accept(end);
    return ended(begin);
  }

  /// A `jsonb`.
  ///
  /// @param utf8 the JSON text
  public Rows jsonb(byte @Nullable [] utf8) {
    if (utf8 == null) {
      return nothing();
    }
    room(Integer.BYTES + 1 + utf8.length).putInt(1 + utf8.length).put(JSONB_VERSION).put(utf8);
    return this;
  }

  /// A `json`.
  ///
  /// @param utf8 writes the JSON text
  public Rows json(Consumer<OutputStream> utf8) {
    int begin = begin();
    utf8.accept(end);
    return ended(begin);
  }

  /// Begins a value whose length is known when it ends.
  private int begin() {
    int at = buffer.position();
    room(Integer.BYTES).putInt(0);
    return at;
  }

  private Rows ended(int begin) {
    buffer.putInt(begin, buffer.position() - begin - Integer.BYTES);
    return this;
  }

  /// All rows are put: when this returns, they are inserted.
  public void end() throws SQLException {
    room(Short.BYTES).putShort(END);
    send();
    copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private Rows nothing() {
    room(Integer.BYTES).putInt(NULL);
    return this;
  }

  private void send() throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      buffer = ByteBuffer.allocate(2 * buffer.capacity() + bytes).put(buffer.flip());
    }
    return buffer;
  }
}
