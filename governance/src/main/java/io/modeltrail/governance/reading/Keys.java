package io.modeltrail.governance.reading;

import io.modeltrail.governance.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The keys that a block may have.
///
/// @param block what the block is, for people
/// @param required those it has to have
/// @param optional those it can have
/// @param later those of the design that this version does not know yet
record Keys(String block, List<String> required, List<String> optional, Set<String> later) {

  static final Keys FILE =
      new Keys("the file", List.of("environments", "workspaces"), List.of(), Set.of("models"));
  static final Keys ENVIRONMENT =
      new Keys(
          "an environment",
          List.of("name"),
          List.of("after", "promote", "gates"),
          Set.of(
              "soak",
              "approvals",
              "on-failed-deployment",
              "roll-back",
              "emergency",
              "expires",
              "watch"));
  static final Keys GATE =
      new Keys("a gate", List.of("name", "require"), List.of("wait"), Set.of());
  static final Keys AFTER = new Keys("after", List.of("environment"), List.of("same"), Set.of());
  static final Keys WORKSPACE =
      new Keys("a workspace", List.of("name", "register", "serves"), List.of(), Set.of());

  boolean knows(String key) {
    return required.contains(key) || optional.contains(key);
  }

  String expected() {
    var all = new ArrayList<>(required);
    all.addAll(optional);
    return "%s has: %s".formatted(block, String.join(", ", all));
  }

  /// What was probably meant by a key that is not known, as an addition to a sentence.
  String hint(String key) {
    var candidates = new TreeSet<>(required);
    candidates.addAll(optional);
    candidates.addAll(later);
    return hint(key, candidates);
  }

  /// The same for any word.
  static String hint(String word, Iterable<String> candidates) {
    return Hint.of(word, candidates);
  }
}
