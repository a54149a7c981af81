package io.modeltrail.audit.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is looked for, as people write it in a search: all words, `or`, `-word`, `"words that
/// follow each other"`. What has several words without a space, as a path, is looked for as if it
/// stood in quotes.
final class SoughtWords {

  private static final String OR = "or";

  private static final Pattern TERM =
      Pattern.compile("-?\"([^\"]*)\"?|[^\\s\"]+", Pattern.UNICODE_CHARACTER_CLASS);

  private SoughtWords() {}

  /// As PostgreSQL reads a `tsquery`.
  ///
  /// @param text with at least one letter or digit
  static String of(String text) {
    StringBuilder query = new StringBuilder();
    boolean isOr = false;
    Matcher terms = TERM.matcher(text);
    while (terms.find()) {
      String quoted = terms.group(1);
      if (quoted == null && terms.group().equalsIgnoreCase(OR) && !query.isEmpty() && !isOr) {
        isOr = true;
        continue;
      }
      String phrase = phrase(quoted == null ? terms.group() : quoted);
      if (!phrase.isEmpty()) {
        query.append(query.isEmpty() ? "" : isOr ? " | " : " & ");
        query.append(terms.group().startsWith("-") ? "!" : "").append(phrase);
        isOr = false;
      }
    }
    if (isOr) { // with nothing behind it, it is a word
      query.append(" & ").append(phrase(OR));
    }
    return query.toString();
  }

  private static String phrase(String text) {
    List<String> words = new ArrayList<>();
    Words.in(text, word -> words.add("'" + word + "'"));
    return words.size() > 1 ? "(" + String.join(" <-> ", words) + ")" : String.join("", words);
  }
}
