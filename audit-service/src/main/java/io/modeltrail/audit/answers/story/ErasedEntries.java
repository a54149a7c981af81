package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.event.AuditNoted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Of which entries the notes of erasures tell.
public final class ErasedEntries {

  /// As `5-9` or `12`.
  private static final Pattern STRETCH = Pattern.compile("([0-9]{1,18})(?:-([0-9]{1,18}))?");

  private final List<Stretch> stretches = new ArrayList<>();

  private record Stretch(long first, long last, Fact<AuditNoted> note) {}

  /// @param notes of erasures: their detail has `entries`, as `5-9,12`
  public ErasedEntries(List<Fact<AuditNoted>> notes) {
    for (Fact<AuditNoted> note : notes) {
      Matcher each = STRETCH.matcher(note.said().getDetail().getOrDefault("entries", ""));
      while (each.find()) {
        long first = Long.parseLong(each.group(1));
        long last = each.group(2) == null ? first : Long.parseLong(each.group(2));
        stretches.add(new Stretch(first, last, note));
      }
    }
    stretches.sort(Comparator.comparingLong(Stretch::first));
  }

  /// The note that tells of an entry; empty: none does.
  public Optional<Fact<AuditNoted>> note(long index) {
    return stretches.stream()
        .takeWhile(each -> each.first <= index)
        .filter(each -> each.last >= index)
        .map(Stretch::note)
        .findFirst();
  }

  /// The last entry of which they tell; empty: of none.
  public Optional<Long> last() {
    return stretches.stream().map(Stretch::last).max(Comparator.naturalOrder());
  }
}
