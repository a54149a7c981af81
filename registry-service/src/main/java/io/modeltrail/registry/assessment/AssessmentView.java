package io.modeltrail.registry.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// An assessment as the HTTP interface shows it: what was said, and before it what the registry
/// adds.
///
/// @param position where a list goes on after it
record AssessmentView(AssessmentList.Position position, ObjectNode shown) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ENVELOPE = List.of("eventId", "occurredAt", "causationId");

  /// Of a row with what withdrew it, `withdrawn_by` and `withdrawn_at`.
  static AssessmentView held(ResultSet row) throws SQLException {
    ObjectNode view = head(row);
    String by = row.getString("withdrawn_by");
    if (by != null) {
      view.put("withdrawnBy", by)
          .put("withdrawnAt", time(row, "withdrawn_at").toInstant().toString());
    }
    return new AssessmentView(
        new AssessmentList.Position(
            time(row, "told_at").toInstant(), row.getObject("event_id", UUID.class)),
        withContent(view, row));
  }

  static ObjectNode waiting(ResultSet row) throws SQLException {
    ObjectNode view = head(row);
    view.put("waitingFor", Subject.of(row).described());
    view.put("waitsUntil", time(row, "waits_until").toInstant().toString());
    return withContent(view, row);
  }

  private static ObjectNode head(ResultSet row) throws SQLException {
    UUID id = row.getObject("event_id", UUID.class);
    return JSON.createObjectNode()
        .put("eventId", id.toString())
        .put("href", Assessment.href(id))
        .put("toldAt", time(row, "told_at").toInstant().toString());
  }

  private static ObjectNode withContent(ObjectNode view, ResultSet row) throws SQLException {
    try {
      ObjectNode content = (ObjectNode) JSON.readTree(row.getString("content"));
      view.setAll(content.remove(ENVELOPE));
      return view;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what PostgreSQL gives is JSON", e);
    }
  }

  private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class);
  }

  String cursor() {
    return position.toldAt() + " " + position.eventId();
  }
}
