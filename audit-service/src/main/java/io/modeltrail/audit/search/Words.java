package io.modeltrail.audit.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What of an entry can be looked for by its words: the record's key, and all texts and figures of
/// its content, but not the names of its fields, which all of a kind have alike.
///
/// A word is a run of letters and digits, in lower case: `s3://data/train-2.csv` has five. A point
/// between two digits is part of it: `0.81` is one. They are told apart here, for entries as for
/// what is looked for, and not by PostgreSQL's own parser: that takes most of the time that a word
/// costs, and makes several of what it knows as an address or a path.
///
/// PostgreSQL remembers 255 places of a word, and none behind the 16,383rd: what stands there is
/// found as a word, and not as one that follows another.
final class Words {

  /// With one value: what is looked for, as [SoughtWords] writes it.
  static final String CONDITION = "t.words @@ ?::tsquery";

  /// Of longer texts the rest is not found: all words stand in memory, with their places, before
  /// PostgreSQL has them.
  static final int LENGTH_MAX = 50_000;

  /// Of longer words the rest is left out: PostgreSQL takes at most 2,046 bytes of one.
  static final int WORD_MAX = 500;

  private static final JsonFactory JSON = new JsonFactory();

  private final StringBuilder vector = new StringBuilder();
  private int read;
  private int position;

  private Words() {}

  /// The words with their positions, as PostgreSQL reads a `tsvector`.
  ///
  /// @param decoded JSON; null if the record could not be decoded
  static String of(byte @Nullable [] key, @Nullable String decoded) {
    Words words = new Words();
    if (key != null) {
      words.add(new String(key, UTF_8));
    }
    if (decoded != null) {
      words.addValues(decoded);
    }
    return words.vector.toString();
  }

  private void addValues(String decoded) {
    try (JsonParser content = JSON.createParser(decoded)) {
      for (JsonToken token = content.nextToken();
          token != null && read < LENGTH_MAX;
          token = content.nextToken()) {
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
          add(content.getText());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("what PostgreSQL gives is JSON", e);
    }
  }

  private void add(String text) {
    int length = Math.min(LENGTH_MAX - read, text.length());
    read += length;
    in(
        text.substring(0, length),
        word -> vector.append(word).append(':').append(++position).append(' '));
  }

  /// The words of a text, in their order.
  static void in(String text, Consumer<String> to) {
    int at = 0;
    while (at < text.length()) {
      int begin = at;
      while (at < text.length() && (isOfWord(text.codePointAt(at)) || isPoint(text, at))) {
        at += Character.charCount(text.codePointAt(at));
      }
      if (at > begin) {
        String word = text.substring(begin, at).toLowerCase(Locale.ROOT);
        int most = Math.min(WORD_MAX, word.codePointCount(0, word.length()));
        to.accept(word.substring(0, word.offsetByCodePoints(0, most)));
      } else {
        at += Character.charCount(text.codePointAt(at));
      }
    }
  }

  private static boolean isPoint(String text, int at) {
    return text.charAt(at) == '.'
        && at > 0
        && isDigit(text.charAt(at - 1))
        && at + 1 < text.length()
        && isDigit(text.charAt(at + 1));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isOfWord(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return Character.isLetterOrDigit(c)
        || switch (Character.getType(c)) {
          case Character.LETTER_NUMBER,
              Character.OTHER_NUMBER,
              Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              true;
          default -> false;
        };
  }
}
