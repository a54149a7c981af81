package io.modeltrail.registry.search;

import java.util.ArrayList;
import java.util.List;

/// A piece of SQL, with the values of its parameters in their order.
public final class Sql {

  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /// Adds SQL of our own. What a caller has said goes through [#value(Object)].
  public Sql add(String sql) {
    text.append(sql);
    return this;
  }

  /// Adds a parameter.
  public Sql value(Object value) {
    text.append('?');
    values.add(value);
    return this;
  }

  public Sql add(Sql other) {
    text.append(other.text);
    values.addAll(other.values);
    return this;
  }

  /// Adds what stands for a field.
  Sql field(Reference reference, Scope scope) {
    String sql = reference.field().sql().replace(":model", scope.modelName());
    if (reference.key() == null) {
      return add(sql);
    }
    int at = sql.indexOf(":key");
    return add(sql.substring(0, at))
        .value(reference.key())
        .add("::text")
        .add(sql.substring(at + ":key".length()));
  }

  public String text() {
    return text.toString();
  }

  public List<Object> values() {
    return List.copyOf(values);
  }

  @Override
  public String toString() {
    return text + " " + values;
  }
}
