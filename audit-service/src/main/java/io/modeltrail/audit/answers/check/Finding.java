package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that is wrong, and where.
///
/// @param what for a person: what was found, and what was expected
/// @param proof the entries that show it
public record Finding(Code code, Where where, String what, List<Entry> proof) {

  public Finding {
    proof = List.copyOf(proof);
  }

  /// @param index of the entry that is wrong, if it is one
  public record Where(
      @Nullable Long index,
      @Nullable String model,
      @Nullable Integer version,
      @Nullable String environment) {}

  /// In an entry.
  public static Finding at(Code code, Entry entry, String what) {
    return new Finding(
        code,
        new Where(entry.index(), entry.model(), null, entry.environment()),
        what,
        List.of(entry));
  }

  /// In what a record says.
  public static Finding at(Code code, Fact<?> fact, String what) {
    return at(code, fact.entry(), what);
  }

  /// The same, about a version.
  public Finding version(int number) {
    return new Finding(
        code,
        new Where(where.index, where.model, number == 0 ? null : number, where.environment),
        what,
        proof);
  }

  /// The same, in an environment.
  public Finding environment(String name) {
    return new Finding(
        code,
        new Where(where.index, where.model, where.version, name.isEmpty() ? null : name),
        what,
        proof);
  }

  /// The same, with more that shows it.
  public Finding with(Fact<?>... more) {
    List<Entry> all = new ArrayList<>(proof);
    for (Fact<?> each : more) {
      all.add(each.entry());
    }
    return new Finding(code, where, what, all);
  }
}
