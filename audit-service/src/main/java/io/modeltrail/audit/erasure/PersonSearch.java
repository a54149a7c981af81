package io.modeltrail.audit.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// Finds where a person stands: as a whole text of a record, which an erasure takes out, or within
/// a longer text, which it cannot.
final class PersonSearch {

  private final String subject;
  private final Scope.Person scope;
  private final Set<Long> named = new HashSet<>();
  private final Set<Long> mentioned = new HashSet<>();

  PersonSearch(Scope.Person scope) {
    this.scope = scope;
    this.subject = scope.subject();
  }

  Set<Long> named() {
    return named;
  }

  Set<Long> mentioned() {
    return mentioned;
  }

  /// @param to not included
  void look(Connection connection, long from, long to) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT p.index, p.decoded::text AS decoded, p.actor, p.key, p.headers
            FROM payload p JOIN entry e ON e.index = p.index
            WHERE p.index >= ? AND p.index < ?
              AND e.appended_at >= coalesce(?::timestamptz, '-infinity') AND e.appended_at < coalesce(?::timestamptz, 'infinity')
              AND (position(?::bytea IN p.value) > 0 OR position(?::bytea IN p.key) > 0
                OR position(?::bytea IN p.headers) > 0 OR p.actor = ? OR position(? IN p.decode_problem) > 0
                OR (p.value IS NULL AND position(? IN p.decoded::text) > 0))
            """)) {
      select.setLong(1, from);
      select.setLong(2, to);
      Finder.setSpan(select, 3, scope.when());
      byte[] bytes = subject.getBytes(UTF_8);
      select.setBytes(5, bytes);
      select.setBytes(6, bytes);
      select.setBytes(7, bytes);
      select.setString(8, subject);
      select.setString(9, subject);
      select.setString(10, inJson(subject));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          take(row);
        }
      }
    }
  }

  private void take(ResultSet row) throws SQLException {
    long index = row.getLong("index");
    Naming naming = naming(row);
    boolean isNamed = naming.find(subject::equals).isPresent();
    if (isNamed) {
      named.add(index);
    }
    // If no text is the id, a longer one has it, or bytes that were not decoded. Of what names the
    // person only the decoded copy will be left.
    if (!isNamed || naming.copy().find(this::isWithin).isPresent()) {
      mentioned.add(index);
    }
  }

  private boolean isWithin(String text) {
    return text.contains(subject) && !text.equals(subject);
  }

  static Naming naming(ResultSet row) throws SQLException {
    String decoded = row.getString("decoded");
    return new Naming(
        decoded == null ? null : Naming.json(decoded),
        row.getString("actor"),
        row.getBytes("key"),
        row.getBytes("headers"));
  }

  /// As it stands within the text of a JSON document.
  private static String inJson(String text) {
    String quoted = TextNode.valueOf(text).toString();
    return quoted.substring(1, quoted.length() - 1);
  }
}
