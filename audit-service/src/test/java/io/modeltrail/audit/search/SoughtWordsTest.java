package io.modeltrail.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoughtWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '`',
      value = {
        "barolo = 'barolo'",
        "Barolo  NEBBIOLO = 'barolo' & 'nebbiolo'",
        "\"barolo nebbiolo\" = ('barolo' <-> 'nebbiolo')",
        "barolo -dolcetto = 'barolo' & !'dolcetto'",
        "barolo -\"dolcetto d'alba\" = 'barolo' & !('dolcetto' <-> 'd' <-> 'alba')",
        "barolo or nebbiolo asti = 'barolo' | 'nebbiolo' & 'asti'",
        "or = 'or'",
        "barolo or = 'barolo' & 'or'",
        "barolo or or = 'barolo' | 'or'",
        "\"\" or barolo = 'or' & 'barolo'",
        "barolo or --- asti = 'barolo' | 'asti'",
        "auc 0.81 = 'auc' & '0.81'",
        "barolo\u3000asti\u00a0or\u3000b = 'barolo' & 'asti' | 'b'",
        "barolo \"or\" asti = 'barolo' & 'or' & 'asti'",
        "s3://wine/b.onnx = ('s3' <-> 'wine' <-> 'b' <-> 'onnx')",
        "-a-b = !('a' <-> 'b')",
        "\"unclosed quote = ('unclosed' <-> 'quote')",
        "a & b ! ' <-> ) c = 'a' & 'b' & 'c'",
        "-- - a = 'a'",
      })
  void people_search_as_they_are_used_to(String text, String query) {
    assertThat(SoughtWords.of(text)).isEqualTo(query);
  }
}
