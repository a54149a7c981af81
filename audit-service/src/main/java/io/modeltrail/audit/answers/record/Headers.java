package io.modeltrail.audit.answers.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.audit.leaf.Original.NameAndValue;
import java.util.List;
import java.util.Optional;

/// The headers of a record.
public record Headers(List<NameAndValue> all) {

  public Headers {
    all = List.copyOf(all);
  }

  /// The last one of a name, as text.
  public Optional<String> text(String name) {
    return all.reversed().stream()
        .filter(each -> each.name().equals(name) && each.value() != null)
        .map(each -> new String(each.value(), UTF_8))
        .findFirst();
  }
}
