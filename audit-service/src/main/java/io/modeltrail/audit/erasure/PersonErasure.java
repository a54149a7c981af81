package io.modeltrail.audit.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.modeltrail.audit.erasure.PayloadErasure.Left;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Takes somebody out of payloads. The record as it came goes, since it holds the text; what stays
/// is the decoded copy without the person, and what opens the commitments to others.
final class PersonErasure {

  private final Connection tx;
  private final Needle needle;
  private final long erasedBy;
  private final Redaction redaction;

  /// @param erasedBy the entry of the note
  PersonErasure(Connection tx, Needle needle, long erasedBy) {
    this.tx = tx;
    this.needle = needle;
    this.erasedBy = erasedBy;
    this.redaction = new Redaction(needle, erasedBy);
  }

  /// @return in how many of these the person stood
  int erase(long[] indices) throws SQLException {
    List<Left> left = new ArrayList<>();
    List<Long> whole = new ArrayList<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT p.index, p.decoded::text AS decoded, p.actor, p.key, p.headers, p.salts::text AS salts, e.leaf
            FROM payload p JOIN entry e ON e.index = p.index
            WHERE p.index = ANY (?) ORDER BY p.index FOR UPDATE OF p
            """)) {
      select.setArray(1, tx.createArrayOf("bigint", Arrays.stream(indices).boxed().toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Naming naming = PersonSearch.naming(row);
          Optional<String> person = naming.find(needle::matches);
          if (person.isPresent()) {
            JsonNode decoded = naming.decoded();
            if (decoded == null) {
              whole.add(row.getLong("index"));
            } else {
              left.add(left(row, decoded, person.get()));
            }
          }
        }
      }
    }
    int erased = PayloadErasure.partly(tx, erasedBy, left);
    return erased
        + PayloadErasure.whole(tx, erasedBy, whole.stream().mapToLong(Long::longValue).toArray());
  }

  private Left left(ResultSet row, JsonNode decoded, String person) throws SQLException {
    ArrayNode salts = (ArrayNode) Naming.json(row.getString("salts"));
    String actor = row.getString("actor");
    return new Left(
        row.getLong("index"),
        redaction.of(decoded).toString(),
        RemainingSalts.of(salts, row.getBytes("leaf"), person).toString(),
        actor == null || needle.matches(actor) ? null : actor);
  }
}
