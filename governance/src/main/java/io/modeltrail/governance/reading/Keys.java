package io.modeltrail.governance.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    return closest(word, candidates).map(" (did you mean \"%s\"?)"::formatted).orElse("");
  }

  /// The candidate that differs least, if it differs little.
  private static Optional<String> closest(String word, Iterable<String> candidates) {
    var small = word.toLowerCase(Locale.ROOT).replace('_', '-');
    var close = new ArrayList<String>();
    candidates.forEach(
        candidate -> {
          if (distance(small, candidate) <= Math.max(1, candidate.length() / 3)) {
            close.add(candidate);
          }
        });
    return close.stream().min(Comparator.comparingInt(candidate -> distance(small, candidate)));
  }

  /// How many letters have to be changed, added or dropped.
  private static int distance(String one, String other) {
    // A long word is like none of ours; its cost is not to grow with it.
    if (one.length() > 2 * other.length() + 2) {
      return one.length();
    }
    var row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (var i = 1; i <= one.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        var next = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + same);
        diagonal = row[j];
        row[j] = next;
      }
    }
    return row[other.length()];
  }
}
