package io.modeltrail.audit.planted;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Happened;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/// The same history in an audit table as many systems have it, and what it is asked for.
///
/// The files lie in src/test/resources/planted.
record PlainTable(DataSource database) {

  private static final Pattern CHECK = Pattern.compile("-- (USUAL|RULES) (.+)\n([^;]+);");

  /// A row that a check objects to.
  ///
  /// @param isUsual whether it is a check that such tables mostly have
  /// @param model empty if it is of none
  record Objection(boolean isUsual, String check, long id, String model) {}

  static PlainTable of(DataSource database, List<Fact<?>> told) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(text("plain-table.sql"));
      insert(connection, told);
      statement.execute("ANALYZE plain_audit");
    }
    return new PlainTable(database);
  }

  private static void insert(Connection connection, List<Fact<?>> told) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO plain_audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)")) {
      long id = 0;
      for (Fact<?> fact : told) {
        if (!fact.entry().isDeadLetter()) { // such a table has what had an effect
          JsonNode said = fact.json();
          insert.setLong(1, ++id);
          insert.setObject(2, fact.entry().appendedAt().atOffset(ZoneOffset.UTC));
          insert.setString(3, said.path("actor").path("subject").asText(""));
          insert.setString(4, fact.entry().type());
          insert.setString(5, fact.entry().model());
          insert.setObject(6, said.has("version") ? said.get("version").asInt() : null);
          insert.setString(7, said.path("environment").asText(null));
          insert.setObject(8, uuid(said.path("promotionId")));
          insert.setObject(9, fact.entry().said().eventId());
          insert.setObject(
              10, Happened.at(fact).map(each -> each.atOffset(ZoneOffset.UTC)).orElse(null));
          insert.setString(11, said.toString());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static UUID uuid(JsonNode text) {
    return text.isTextual() ? UUID.fromString(text.asText()) : null;
  }

  List<Objection> objections() throws SQLException {
    List<Objection> objections = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      Matcher checks = CHECK.matcher(text("plain-checks.sql"));
      while (checks.find()) {
        try (ResultSet row = statement.executeQuery(checks.group(3))) {
          while (row.next()) {
            String model = row.getString(2) == null ? "" : row.getString(2);
            objections.add(
                new Objection(
                    checks.group(1).equals("USUAL"), checks.group(2), row.getLong(1), model));
          }
        }
      }
    }
    return objections;
  }

  private static String text(String file) {
    try (InputStream in = PlainTable.class.getResourceAsStream("/planted/" + file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
