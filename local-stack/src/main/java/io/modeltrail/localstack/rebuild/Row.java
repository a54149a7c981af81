package io.modeltrail.localstack.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Something that a database knows.
///
/// @param key what it is of, in words; no other row of its kind has the same
/// @param fields what is known of it, by name; what is not known is `nothing`
record Row(String key, Map<String, String> fields) implements Comparable<Row> {

  Row {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// In the order in which the database sorts by its collation `C`: by bytes.
  @Override
  public int compareTo(Row other) {
    return Arrays.compareUnsigned(key.getBytes(UTF_8), other.key.getBytes(UTF_8));
  }

  /// Which fields are other ones than here, as `run was r-1, is r-2`; empty for none.
  String changes(Row now) {
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().equals(now.field(field.getKey())))
        .map(
            field ->
                "%s was %s, is %s"
                    .formatted(field.getKey(), field.getValue(), now.field(field.getKey())))
        .collect(Collectors.joining("; "));
  }

  private String field(String name) {
    return fields.getOrDefault(name, "nothing");
  }
}
