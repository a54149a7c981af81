package io.modeltrail.audit.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void they_are_the_key_and_the_values_but_not_the_names_of_fields() {
    String words =
        Words.of(
            "wine".getBytes(UTF_8),
            """
            {"modelName": "Wine", "tags": {"team": "risk"}, "metrics": {"auc": 0.81}, "list": ["a", null, true]}
            """);
    assertThat(words).isEqualTo("wine:1 wine:2 risk:3 0.81:4 a:5 ");
  }

  @Test
  void there_may_be_none() {
    assertThat(Words.of(null, null)).isEmpty();
    assertThat(Words.of(new byte[] {(byte) 0xff, 0}, null)).isEmpty();
  }

  @Test
  void there_are_not_too_many() {
    String content =
        "{\"a\": \"%s\", \"b\": \"%s\", \"c\": \"c\"}"
            .formatted("x ".repeat(Words.LENGTH_MAX / 2 - 5), "y".repeat(1_000));
    assertThat(Words.of(null, content)).contains("yyyyyyyyyy:").doesNotContain("yyyyyyyyyyy", "c");
  }

  @Test
  void whatever_is_no_letter_and_no_digit_parts_them() {
    assertThat(words("s3://data/Train-2.csv?x=ÄÖ_1 \uD835\uDD38\u0301 \u2460"))
        .containsExactly(
            "s3", "data", "train", "2", "csv", "x", "äö", "1", "\uD835\uDD38\u0301", "\u2460");
  }

  @Test
  void a_figure_is_one() {
    assertThat(words("0.81, -1.5e-7 .5 5. v1.2.3 1..2"))
        .containsExactly("0.81", "1.5e", "7", "5", "5", "v1.2.3", "1", "2");
  }

  @Test
  void a_long_one_is_cut() {
    assertThat(words("\uD835\uDD38".repeat(3_000)))
        .singleElement()
        .satisfies(it -> assertThat(it.getBytes(UTF_8).length).isLessThan(2_046));
  }

  @Property
  void whatever_a_text_is_its_words_are_found_again(@ForAll @StringLength(max = 250) String text) {
    List<String> words = words(text);
    assertThat(words(String.join("/", words))).isEqualTo(words);
    assertThat(words.isEmpty()).isEqualTo(text.codePoints().noneMatch(WordsTest::isOfWord));
  }

  private static boolean isOfWord(int c) {
    return Pattern.matches("[\\p{L}\\p{N}\\p{M}]", Character.toString(c));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Words.in(text, words::add);
    return words;
  }
}
