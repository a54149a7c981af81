package io.modeltrail.audit.reading;

import io.modeltrail.avro.Contract;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names of records, as people write them.
public final class RecordNames {

  private static final String NAMESPACE = "io.modeltrail.event.";
  private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]{0,254}");
  private static final SortedSet<String> CONTRACT =
      Collections.unmodifiableSortedSet(
          Contract.topics().stream()
              .filter(topic -> !topic.isText())
              .map(topic -> topic.schema().getName())
              .collect(Collectors.toCollection(TreeSet::new)));

  private RecordNames() {}

  /// The full name of a record. A full name may be that of anyone's record; a simple one is of the
  /// contract.
  ///
  /// @throws IllegalArgumentException if it is none; the message says which there are
  public static String full(String name) {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("no entry can have this type");
    }
    if (name.contains(".")) {
      return name;
    }
    if (!CONTRACT.contains(name)) {
      throw new IllegalArgumentException(
          "there is no record %s; there are: %s".formatted(name, String.join(", ", CONTRACT)));
    }
    return NAMESPACE + name;
  }
}
