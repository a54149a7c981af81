package io.modeltrail.audit.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/// Records that will be told otherwise than they happened.
public final class StorySlips {

  private final List<Slip<?>> waiting = new ArrayList<>();

  /// One of them.
  public static final class Slip<T extends SpecificRecord> {

    private final Class<T> kind;
    private final Predicate<T> which;
    private final Function<T, List<T>> becomes;
    private long index = -1;

    private Slip(Class<T> kind, Predicate<T> which, Function<T, List<T>> becomes) {
      this.kind = kind;
      this.which = which;
      this.becomes = becomes;
    }

    /// The entry that it became, or in whose place there is none; -1 if it has not come yet.
    public long index() {
      return index;
    }

    private boolean isOf(SpecificRecord record) {
      return kind.isInstance(record) && which.test(kind.cast(record));
    }

    /// What others hold of the record stays as it was.
    private List<T> of(SpecificRecord record) {
      return becomes.apply(kind.cast(SpecificData.get().deepCopy(record.getSchema(), record)));
    }
  }

  <T extends SpecificRecord> Slip<T> add(
      Class<T> kind, Predicate<T> which, Function<T, List<T>> becomes) {
    Slip<T> slip = new Slip<>(kind, which, becomes);
    waiting.add(slip);
    return slip;
  }

  /// @param index of the entry that the record would become
  @SuppressWarnings("unchecked") // by its own schema
  <T extends SpecificRecord> List<T> instead(T record, long index) {
    for (Slip<?> each : waiting) {
      if (each.isOf(record)) {
        waiting.remove(each);
        List<?> instead = each.of(record);
        each.index = index + Math.max(0, instead.size() - 1);
        return (List<T>) instead;
      }
    }
    return List.of(record);
  }
}
