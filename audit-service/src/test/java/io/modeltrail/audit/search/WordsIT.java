package io.modeltrail.audit.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.audit.AuditParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What PostgreSQL makes of the words that it is given.
@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class WordsIT {

  @Inject DataSource dataSource;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "barolo",
        "a:1A b:2B",
        "0.81",
        "s3://wine/b-2.onnx",
        "0b8f8a1e-6f0e-4a53-9a57-3d1f0d1a2b3c",
        "\u0130stanbul a\u0301 \uD835\uDD38\uD835\uDD39 \u2460",
        "it's \\ 'quoted' & | ! <-> ( )",
        "\u0000zero\u0000",
      })
  void each_text_is_found_by_itself_and_not_by_another(String text) throws Exception {
    assertThat(isFound(text, text)).isTrue();
    assertThat(isFound(text, "\"" + text + "\"")).isTrue();
    assertThat(isFound(text, text + "x")).isFalse();
    assertThat(isFound(text, "-\"" + text + "\"")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x ", "x", "\uD835\uDD38", "0.1 "})
  void very_many_and_very_long_ones_are_taken(String text) throws Exception {
    String sought = text.endsWith(" ") ? text : text.repeat(600);
    assertThat(isFound(text.repeat(60_000), sought)).isTrue();
  }

  @Test
  void what_is_erased_has_none_and_very_many_different_ones_find_room() throws Exception {
    String many =
        IntStream.range(0, 7_000).mapToObj("w%d"::formatted).collect(Collectors.joining(" "));
    String longest = "\uD835\uDD38".repeat(600);
    try (Connection tx = dataSource.getConnection()) {
      tx.setAutoCommit(false);
      try (Statement insert = tx.createStatement()) {
        insert.executeUpdate(
            """
            INSERT INTO payload (index, headers, decoded, salts, erased_by) VALUES
              (1000000000000, NULL, '{"a": "left"}', '{}', 1000000000009),
              (1000000000001, '', '{"a": "%s %s"}', '{}', NULL)
            """
                .formatted(many, longest));

        new TextFollower().take(tx, 1_000_000_000_000L, 1_000_000_000_002L);

        try (ResultSet row =
            insert.executeQuery(
                "SELECT index, length(words) FROM entry_text WHERE index >= 1000000000000")) {
          assertThat(row.next()).isTrue();
          assertThat(row.getLong(1)).isEqualTo(1_000_000_000_001L);
          assertThat(row.getInt(2)).isEqualTo(7_001);
          assertThat(row.next()).isFalse();
        }
      } finally {
        tx.rollback();
      }
    }
  }

  private boolean isFound(String text, String sought) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT ?::tsvector @@ ?::tsquery")) {
      select.setString(1, Words.of(text.getBytes(UTF_8), null));
      select.setString(2, SoughtWords.of(sought));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
