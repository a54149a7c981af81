package io.modeltrail.registry.search;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a misspelt word may have meant.
final class Spelling {

  private static final int WORD_MAX = 40;

  private Spelling() {}

  /// The candidate that differs least, if it differs little, as an addition to a sentence.
  static String hint(String word, List<String> candidates) {
    if (word.length() > WORD_MAX) {
      return "";
    }
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .map(" (did you mean %s?)"::formatted)
        .orElse("");
  }

  /// How many letters have to be changed, added or dropped; upper and lower case are the same.
  private static int distance(String one, String other) {
    String left = one.toLowerCase(Locale.ROOT);
    String right = other.toLowerCase(Locale.ROOT);
    int[] above = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int changed = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(above[j - 1] + changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[right.length()];
  }
}
