package io.modeltrail.promotion.attestation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/// A record of which one thing is not as it was.
///
/// @param what the field, and what became of it
record Change(String what, SpecificRecord changed) {

  @Override
  public String toString() {
    return changed.getSchema().getName() + "." + what;
  }

  /// Every field changed, one at a time, those of nested records too: another value, and none where
  /// the schema lets it be none.
  static List<Change> of(SpecificRecord record) {
    List<Change> changes = new ArrayList<>();
    walk(
        record,
        "",
        (place, what, value) -> {
          SpecificRecord copy = SpecificData.get().deepCopy(record.getSchema(), record);
          SpecificRecord holder = copy;
          for (int depth = 0; depth < place.size() - 1; depth++) {
            holder = (SpecificRecord) holder.get(place.get(depth));
          }
          holder.put(place.getLast(), value);
          changes.add(new Change(what, copy));
        },
        List.of());
    return changes;
  }

  private interface Found {
    void change(List<Integer> place, String what, Object value);
  }

  private static void walk(SpecificRecord record, String path, Found found, List<Integer> above) {
    for (Schema.Field field : record.getSchema().getFields()) {
      if (field.name().equals("attestation")) {
        continue;
      }
      List<Integer> place = new ArrayList<>(above);
      place.add(field.pos());
      String name = path + field.name();
      Object value = record.get(field.pos());
      if (field.schema().isNullable()) {
        found.change(place, name + " left out", null);
      }
      if (value instanceof SpecificRecord nested) {
        walk(nested, name + ".", found, place);
      } else {
        others(value, other -> found.change(place, name + " = " + other, other));
      }
    }
  }

  private static void others(Object value, Consumer<Object> other) {
    switch (value) {
      case String text -> {
        other.accept(text + " ");
        other.accept("");
      }
      case UUID id -> other.accept(new UUID(id.getMostSignificantBits(), 1));
      case Instant time -> {
        other.accept(time.plusMillis(1));
        other.accept(Instant.EPOCH);
      }
      case Integer figure -> other.accept(figure + 1);
      case Boolean truth -> other.accept(!truth);
      case Enum<?> symbol -> {
        for (Object each : symbol.getDeclaringClass().getEnumConstants()) {
          if (each != symbol) {
            other.accept(each);
          }
        }
      }
      case List<?> list -> {
        other.accept(list.reversed());
        other.accept(list.subList(1, list.size()));
        other.accept(List.of());
      }
      default -> throw new IllegalStateException("no other value is known for " + value);
    }
  }
}
