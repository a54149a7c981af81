package io.modeltrail.governance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Says what was probably meant by a word that is not known.
public final class Hint {

  private Hint() {}

  /// An addition to a sentence, as ` (did you mean "promote"?)`; empty if nothing is close.
  public static String of(String word, Iterable<String> candidates) {
    return closest(word, candidates).map(" (did you mean \"%s\"?)"::formatted).orElse("");
  }

  /// The candidate that differs least, if it differs little.
  private static Optional<String> closest(String word, Iterable<String> candidates) {
    var plain = plain(word);
    var close = new ArrayList<String>();
    candidates.forEach(
        candidate -> {
          if (distance(plain, plain(candidate)) <= Math.max(1, candidate.length() / 3)) {
            close.add(candidate);
          }
        });
    return close.stream()
        .min(Comparator.comparingInt(candidate -> distance(plain, plain(candidate))));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
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
