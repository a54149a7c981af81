package io.modeltrail.audit.answers.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import org.apache.avro.specific.SpecificRecord;

/// What a record of the contract says, read from bytes that its leaf commits to.
///
/// @param said as this release reads it
/// @param text what it says in JSON, as its writer wrote it
public record Fact<T extends SpecificRecord>(Entry entry, T said, byte[] text, Headers headers) {

  public static final Comparator<Fact<?>> BY_LOG_TIME =
      Comparator.comparing(Fact::entry, Entry.BY_LOG_TIME);

  /// A fact of this kind.
  ///
  /// @throws ClassCastException if it is another
  public <S extends SpecificRecord> Fact<S> as(Class<S> type) {
    return new Fact<>(entry, type.cast(said), text, headers);
  }

  /// As its writer wrote it; read anew by each call.
  public ObjectNode json() {
    return LeafText.object(text);
  }

  public long index() {
    return entry.index();
  }
}
