package io.modeltrail.audit.erasure;

import io.modeltrail.audit.hold.TimeSpan;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is to be erased.
public sealed interface Scope {

  /// As it is stored, and as the log is told.
  String name();

  /// What the log is told of it besides: nothing that names anybody.
  Map<String, String> detail();

  /// Somebody, wherever a record names them; of these records the rest stays readable.
  ///
  /// @param subject the person's opaque id
  record Person(String subject, TimeSpan when) implements Scope {

    static final String NAME = "PERSON";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Map<String, String> detail() {
      return Scope.detail(when);
    }

    /// Not the person: it may stand in a message.
    @Override
    public String toString() {
      return NAME;
    }
  }

  /// The payloads of some entries.
  record Entries(Indices indices) implements Scope {

    @Override
    public String name() {
      return "ENTRIES";
    }

    @Override
    public Map<String, String> detail() {
      return Map.of();
    }
  }

  /// The payloads of the records of a model.
  record OfModel(String model, TimeSpan when) implements Scope {

    @Override
    public String name() {
      return "MODEL";
    }

    @Override
    public Map<String, String> detail() {
      Map<String, String> detail = Scope.detail(when);
      detail.put("model", model);
      return detail;
    }
  }

  /// The payloads of records of a class, whose time is up.
  record Retention(String className) implements Scope {

    static final String NAME = "RETENTION";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Map<String, String> detail() {
      return Map.of("class", className);
    }
  }

  private static Map<String, String> detail(TimeSpan when) {
    Map<String, String> detail = new LinkedHashMap<>();
    if (when.from() != null) {
      detail.put("from", when.from().toString());
    }
    if (when.to() != null) {
      detail.put("to", when.to().toString());
    }
    return detail;
  }
}
