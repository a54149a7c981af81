package io.modeltrail.governance.reading;

import io.modeltrail.governance.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The keys that a block may have.
///
/// @param block what the block is, for people
/// @param required those it has to have
/// @param optional those it can have
record Keys(String block, List<String> required, List<String> optional) {

  static final Keys FILE =
      new Keys("the file", List.of("environments", "workspaces"), List.of("models"));
  static final Keys ENVIRONMENT =
      new Keys(
          "an environment",
          List.of("name"),
          List.of(
              "after",
              "soak",
              "promote",
              "gates",
              "approvals",
              "expires",
              "emergency",
              "on-failed-deployment",
              "roll-back",
              "watch"));
  static final Keys AFTER = new Keys("after", List.of("environment"), List.of("same"));
  static final Keys GATE = new Keys("a gate", List.of("name", "require"), List.of("wait"));
  static final Keys APPROVAL = new Keys("an approval", List.of("role"), List.of());
  static final Keys ROLL_BACK = new Keys("roll-back", List.of("role"), List.of());
  static final Keys EMERGENCY = new Keys("emergency", List.of("role", "review-within"), List.of());
  static final Keys WATCH =
      new Keys("a watch", List.of("name", "require", "otherwise"), List.of("windows"));
  static final Keys WORKSPACE =
      new Keys("a workspace", List.of("name", "register", "serves"), List.of());
  static final Keys MODELS =
      new Keys("an exception for models", List.of("match", "environments"), List.of());
  static final Keys MATCH = new Keys("match", List.of(), List.of("name", "riskTier"));

  /// What can be other in an environment for some models: all but its name.
  static final Keys EXCEPTION =
      new Keys("an exception in an environment", List.of(), ENVIRONMENT.optional());

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
    return hint(key, candidates);
  }

  /// The same for any word.
  static String hint(String word, Iterable<String> candidates) {
    return Hint.of(word, candidates);
  }
}
