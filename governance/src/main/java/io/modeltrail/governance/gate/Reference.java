package io.modeltrail.governance.gate;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A path to a value, as `champion.metrics["val/auc"]`.
///
/// @param steps keys, as String, and places in lists, as Long
/// @param asked whether it is asked for only if it is there, by `has` or `?`
record Reference(Origin origin, List<Object> steps, boolean asked) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int NAMES_SHOWN = 20;
  private static final Origin CHAMPION = new Origin.Variable("champion");

  Reference {
    steps = List.copyOf(steps);
  }

  /// What is there.
  sealed interface Target {}

  /// @param note why it is that, for people; empty if there is nothing to say
  record Found(Object value, String note) implements Target {

    Found(Object value) {
      this(value, "");
    }
  }

  /// @param sentence why it cannot be said what is there
  record Unsaid(String sentence) implements Target {}

  /// @param path as far as there was something
  /// @param value what was there
  /// @param key what it does not have
  /// @param others what else is there, if the value is empty
  record Missing(String path, Object value, Object key, String others) implements Target {

    /// As `metrics has no "auc"; it has: accuracy, f1`.
    String sentence() {
      return switch (value) {
        case Map<?, ?> map when map.isEmpty() -> "%s has no %s; %s".formatted(path, name(), others);
        case Map<?, ?> map ->
            "%s has no %s; it has: %s"
                .formatted(
                    path,
                    name(),
                    String.join(
                        ", ",
                        map.keySet().stream()
                            .map(Object::toString)
                            .sorted()
                            .limit(NAMES_SHOWN)
                            .toList()));
        case List<?> list ->
            "%s has no element %s; it has %,d, counted from 0".formatted(path, key, list.size());
        default -> "%s is %s and has no %s".formatted(path, Seen.shown(value), name());
      };
    }

    private String name() {
      return "\"%s\"".formatted(key);
    }
  }

  Target in(Scope scope) {
    return switch (scope.find(origin)) {
      case Found found when !steps.isEmpty() -> in(found.value(), scope);
      case Target target -> target;
    };
  }

  private Target in(Object start, Scope scope) {
    var value = start;
    for (var i = 0; i < steps.size(); i++) {
      var key = steps.get(i);
      var next =
          switch (value) {
            case Map<?, ?> map -> map.get(key);
            case List<?> list when key instanceof Long place && place >= 0 && place < list.size() ->
                list.get(place.intValue());
            default -> null;
          };
      if (next == null) {
        return i == 0
            ? notThere(value, key, scope)
            : new Missing(path(i), value, key, "it is empty");
      }
      value = next;
    }
    return new Found(value);
  }

  private Target notThere(Object value, Object key, Scope scope) {
    var champion = origin.equals(CHAMPION) ? scope.champion() : null;
    return champion != null && key instanceof String name && champion.isUnsaid(name)
        ? champion.unsaid()
        : new Missing(origin.text(), value, key, origin.others(scope));
  }

  /// Whether the condition would hear that it is not there, where it cannot be said: what a
  /// function gives that is asked so is an error by itself.
  boolean isHeardAsMissing() {
    return asked && origin instanceof Origin.Variable;
  }

  String path() {
    return path(steps.size());
  }

  private String path(int length) {
    var path = new StringBuilder(origin.text());
    for (var step : steps.subList(0, length)) {
      switch (step) {
        case String name when PLAIN.matcher(name).matches() -> path.append('.').append(name);
        case String name -> path.append("[\"").append(name).append("\"]");
        default -> path.append('[').append(step).append(']');
      }
    }
    return path.toString();
  }
}
