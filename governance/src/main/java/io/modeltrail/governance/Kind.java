package io.modeltrail.governance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What is told of things of one kind that differ. Things are the same if they have the same name.
///
/// @param noun what they are called
/// @param ordered whether their order means something
/// @param added what is told of one that was not there
/// @param changed what is told of one that was
record Kind<T>(
    String noun,
    boolean ordered,
    Function<T, String> name,
    Function<T, String> added,
    BiFunction<T, T, List<String>> changed) {

  /// What goes first, then what comes or is other, in the order of now.
  List<String> changes(List<T> before, List<T> after) {
    var old = byName(before);
    var now = byName(after);
    var changes = new ArrayList<String>();
    old.forEach(
        (name, thing) -> {
          if (!now.containsKey(name)) {
            changes.add("%s %s is removed".formatted(noun, name));
          }
        });
    now.forEach(
        (name, thing) -> {
          var was = old.get(name);
          if (was == null) {
            changes.add("%s %s is added: %s".formatted(noun, name, added.apply(thing)));
          } else {
            changes.addAll(changed.apply(was, thing));
          }
        });
    if (ordered) {
      reordered(old, now, changes);
    }
    return changes;
  }

  private Map<String, T> byName(List<T> things) {
    var named = new LinkedHashMap<String, T>();
    things.forEach(thing -> named.put(name.apply(thing), thing));
    return named;
  }

  private void reordered(Map<String, T> old, Map<String, T> now, List<String> changes) {
    var was = old.keySet().stream().filter(now::containsKey).toList();
    var is = now.keySet().stream().filter(old::containsKey).toList();
    if (!was.equals(is)) {
      changes.add(
          "%ss stand in another order: %s, before %s"
              .formatted(noun, String.join(", ", is), String.join(", ", was)));
    }
  }
}
