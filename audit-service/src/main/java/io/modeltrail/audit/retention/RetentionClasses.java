package io.modeltrail.audit.retention;

import io.modeltrail.audit.reading.RecordNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The classes as they are configured.
@ApplicationScoped
public class RetentionClasses {

  private final List<RetentionClass> all;

  /// @throws IllegalArgumentException if one is none, or a type is of two
  public RetentionClasses(RetentionConfig config) {
    this.all = read(config.classes());
  }

  /// In the order of their names.
  List<RetentionClass> all() {
    return all;
  }

  static List<RetentionClass> read(Map<String, RetentionConfig.ClassConfig> classes) {
    List<RetentionClass> read = new ArrayList<>();
    Map<String, String> classOf = new HashMap<>();
    new TreeMap<>(classes)
        .forEach(
            (name, config) -> {
              List<String> types = config.types().stream().map(RecordNames::full).toList();
              for (String type : types) {
                String other = classOf.putIfAbsent(type, name);
                if (other != null && !other.equals(name)) {
                  throw new IllegalArgumentException(
                      "%s is of the classes %s and %s; leave it in one"
                          .formatted(type, other, name));
                }
              }
              read.add(RetentionClass.of(name, types, config.keep()));
            });
    return List.copyOf(read);
  }
}
