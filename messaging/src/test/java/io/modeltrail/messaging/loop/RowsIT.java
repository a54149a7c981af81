package io.modeltrail.messaging.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.messaging.copy.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RowsIT {

  private static final String TARGET = "thing (id, number, size, name, at, content)";

  @Test
  void every_value_arrives_as_it_was_also_in_more_rows_than_are_sent_at_once() throws Exception {
    try (Installation installation = new Installation();
        Connection tx = table(installation)) {
      // given
      UUID id = UUID.fromString("f0000000-0000-4000-8000-00000000000f");
      Instant at = Instant.parse("1999-12-31T23:59:59.123456Z");
      byte[] large = ("\"" + "x".repeat(200_000) + "\"").getBytes(UTF_8);

      // when
      try (Rows rows = Rows.into(tx, TARGET)) {
        rows.row(6).uuid(id).integer(-7).bigint(Long.MIN_VALUE).text("Zürich 模型 \\N").time(at);
        rows.jsonb(bytes("{\"a\":\"ü\"}".getBytes(UTF_8)));
        for (int i = 0; i < 20; i++) {
          rows.row(6)
              .uuid(new UUID(0, i))
              .integer(i)
              .bigint(i)
              .text(null)
              .time(at)
              .jsonb(bytes(large));
        }
        rows.end();
      }

      // then
      try (Statement statement = tx.createStatement();
          ResultSet row = statement.executeQuery("SELECT * FROM thing ORDER BY number")) {
        row.next();
        assertThat(row.getObject("id", UUID.class)).isEqualTo(id);
        assertThat(row.getInt("number")).isEqualTo(-7);
        assertThat(row.getLong("size")).isEqualTo(Long.MIN_VALUE);
        assertThat(row.getString("name")).isEqualTo("Zürich 模型 \\N");
        assertThat(row.getObject("at", OffsetDateTime.class).toInstant()).isEqualTo(at);
        assertThat(row.getString("content")).isEqualTo("{\"a\": \"ü\"}");
        for (int i = 0; i < 20; i++) {
          row.next();
          assertThat(row.getString("name")).isNull();
          assertThat(row.getString("content").getBytes(UTF_8)).isEqualTo(large);
        }
        assertThat(row.next()).isFalse();
      }
    }
  }

  @Test
  void arrays_and_values_that_are_not_there_arrive_as_such() throws Exception {
    try (Installation installation = new Installation();
        Connection tx = installation.dataSource().getConnection();
        Statement statement = tx.createStatement()) {
      statement.execute(
          "CREATE TABLE other (names text[], none text[], id uuid, at timestamptz, digest bytea,"
              + " said json, number int, nothing bytea, copy jsonb, no_copy jsonb)");
      tx.setAutoCommit(false);

      // when
      try (Rows rows = Rows.into(tx, "other")) {
        rows.row(10).texts(List.of("a,b", "ü")).texts(List.of()).uuid(null).time(null);
        rows.bytes(new byte[] {0, -1}).json(bytes("{\"b\":1,  \"a\":2}".getBytes(UTF_8)));
        rows.integer(null).bytes(null).jsonb("{\"ü\":1}".getBytes(UTF_8)).jsonb((byte[]) null);
        rows.end();
      }

      // then
      try (ResultSet row = statement.executeQuery("SELECT * FROM other")) {
        row.next();
        assertThat((String[]) row.getArray("names").getArray()).containsExactly("a,b", "ü");
        assertThat((String[]) row.getArray("none").getArray()).isEmpty();
        assertThat(row.getObject("id")).isNull();
        assertThat(row.getObject("at")).isNull();
        assertThat(row.getBytes("digest")).containsExactly(0, -1);
        assertThat(row.getString("said")).isEqualTo("{\"b\":1,  \"a\":2}");
        assertThat(row.getObject("number")).isNull();
        assertThat(row.getBytes("nothing")).isNull();
        assertThat(row.getString("copy")).isEqualTo("{\"ü\": 1}");
        assertThat(row.getString("no_copy")).isNull();
      }
    }
  }

  @Test
  void rows_that_are_not_ended_are_not_inserted() throws Exception {
    try (Installation installation = new Installation();
        Connection tx = table(installation)) {
      // when
      try (Rows rows = Rows.into(tx, TARGET)) {
        put(rows, "{}");
      }
      tx.rollback();

      // then
      assertThat(count(tx)).isZero();
    }
  }

  @Test
  void what_the_database_refuses_is_known_by_its_sqlstate() throws Exception {
    try (Installation installation = new Installation();
        Connection tx = table(installation)) {
      assertThatThrownBy(
              () -> {
                try (Rows rows = Rows.into(tx, TARGET)) {
                  put(rows, "{\"a\":\"\\u0000\"}");
                  rows.end();
                }
              })
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(Obstacle.isRefusedData(e)).isTrue());
      tx.rollback();
      assertThat(count(tx)).isZero();
    }
  }

  private static void put(Rows rows, String json) throws SQLException {
    rows.row(6)
        .uuid(new UUID(0, 0))
        .integer(1)
        .bigint(1)
        .text("a")
        .time(Instant.EPOCH)
        .jsonb(bytes(json.getBytes(UTF_8)));
  }

  private static Consumer<OutputStream> bytes(byte[] json) {
    return out -> {
      try {
        out.write(json);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static int count(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM thing")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Connection table(Installation installation) throws SQLException {
    Connection tx = installation.dataSource().getConnection();
    try (Statement statement = tx.createStatement()) {
      statement.execute(
          "CREATE TABLE thing (id uuid, number integer, size bigint, name text, at timestamptz,"
              + " content jsonb)");
    }
    tx.setAutoCommit(false);
    return tx;
  }
}
