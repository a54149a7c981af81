package io.modeltrail.audit.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void they_are_the_key_and_the_values_but_not_the_names_of_fields() {
    String words =
        Words.of(
            "wine".getBytes(UTF_8),
            """
            {"modelName": "wine", "tags": {"team": "risk"}, "metrics": {"auc": 0.81}, "list": ["a", null, true]}
            """);
    assertThat(words.lines()).containsExactly("wine", "wine", "risk", "0.81", "a");
  }

  @Test
  void there_may_be_none() {
    assertThat(Words.of(null, null)).isEmpty();
    assertThat(Words.of(new byte[] {(byte) 0xff}, null)).isEqualTo("\ufffd\n");
  }

  @Test
  void there_are_not_too_many() {
    String content =
        "{\"a\": \"%s\", \"b\": \"%s\", \"c\": \"c\"}"
            .formatted("x".repeat(Words.LENGTH_MAX - 10), "y".repeat(1_000));
    assertThat(Words.of(null, content)).hasSizeLessThan(Words.LENGTH_MAX + 10).doesNotContain("c");
  }
}
