package io.modeltrail.audit.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What of an entry can be looked for by its words: the record's key, and all texts and figures of
/// its content, but not the names of its fields, which all of a kind have alike.
final class Words {

  /// With one value: what is looked for.
  static final String CONDITION = "t.words @@ websearch_to_tsquery('simple', ?)";

  /// Of longer texts the rest is not found: PostgreSQL keeps at most 1 MiB of words, and may make
  /// several of one.
  static final int LENGTH_MAX = 50_000;

  private static final JsonFactory JSON = new JsonFactory();

  private Words() {}

  /// @param decoded JSON; null if the record could not be decoded
  static String of(byte @Nullable [] key, @Nullable String decoded) {
    StringBuilder words = new StringBuilder();
    if (key != null) {
      add(words, new String(key, UTF_8));
    }
    if (decoded != null) {
      addValues(words, decoded);
    }
    return words.toString();
  }

  private static void addValues(StringBuilder words, String decoded) {
    try (JsonParser content = JSON.createParser(decoded)) {
      for (JsonToken token = content.nextToken();
          token != null && words.length() < LENGTH_MAX;
          token = content.nextToken()) {
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
          add(words, content.getText());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("what PostgreSQL gives is JSON", e);
    }
  }

  private static void add(StringBuilder words, String text) {
    int room = LENGTH_MAX - words.length();
    words.append(text, 0, Math.max(0, Math.min(room, text.length()))).append('\n');
  }
}
