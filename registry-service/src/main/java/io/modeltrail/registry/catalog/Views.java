package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.registry.registration.Hrefs;
import io.modeltrail.registry.registration.RunColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is stored, as the HTTP interface shows it: what a training job said, and before it what the
/// registry adds.
final class Views {

  /// Of the tables of a scope.
  static final String COLUMNS =
      RunColumns.COLUMNS
          + """
      , v.version, v.phase, v.serves, v.governance_revision, v.event_id AS version_event_id, v.registered_at,
      v.deployment_event_id, r.run_id, r.appended_at,
      d.content AS described, m.content AS model_described,
      k.outcome, k.detail, k.checked_at, k.event_id AS check_event_id,
      ARRAY(SELECT c.environment FROM champion c WHERE c.model_name = v.model_name AND c.version = v.version ORDER BY 1) AS champion_in,
      (SELECT count(*) FROM version_assessment a WHERE a.model_name = v.model_name AND a.of_version = v.version) AS assessments
      """;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ENVELOPE = List.of("eventId", "occurredAt", "causationId");

  /// What a version takes over from its model if nothing was said of itself.
  private static final List<String> TAKEN_OVER =
      List.of(
          "owner", "developers", "purpose", "riskTier", "limitations", "reviewDueBy", "externalId");

  private Views() {}

  static ObjectNode version(ResultSet row) throws SQLException {
    ObjectNode view = JSON.createObjectNode();
    String model = row.getString("model_name");
    int version = row.getInt("version");
    view.put("modelName", model);
    view.put("version", version);
    view.put("phase", row.getString("phase"));
    view.put("registeredAt", time(row, "registered_at").toString());
    view.set("serves", texts(row, "serves"));
    view.set("championIn", texts(row, "champion_in"));
    view.put("governanceRevision", row.getLong("governance_revision"));
    view.put("eventId", row.getString("version_event_id"));
    view.put("runEventId", row.getString("run_event_id"));
    String deployment = row.getString("deployment_event_id");
    if (deployment != null) {
      view.put("deploymentEventId", deployment);
    }
    view.put("causationId", deployment == null ? row.getString("run_event_id") : deployment);
    view.put("href", Hrefs.version(model, version));
    if (row.getString("outcome") != null) {
      view.set("artifactCheck", artifactCheck(row));
    }
    view.putObject("assessments")
        .put("count", row.getInt("assessments"))
        .put("href", Hrefs.version(model, version) + "/assessments");
    ObjectNode own = own(row);
    view.set("described", described(row, own));
    return withContent(view, row, own);
  }

  static ObjectNode run(ResultSet row) throws SQLException {
    ObjectNode view = JSON.createObjectNode();
    view.put("eventId", row.getString("run_event_id"));
    view.put("toldAt", time(row, "appended_at").toString());
    view.put("href", Hrefs.run(row.getString("workspace"), row.getString("run_id")));
    int version = row.getInt("version");
    view.put("candidate", version == 0);
    if (version > 0) {
      view.putObject("registered")
          .put("version", version)
          .put("href", Hrefs.version(row.getString("model_name"), version));
    }
    return withContent(view, row, own(row));
  }

  private static ObjectNode artifactCheck(ResultSet row) throws SQLException {
    ObjectNode check = JSON.createObjectNode().put("outcome", row.getString("outcome"));
    if (row.getString("detail") != null) {
      check.put("detail", row.getString("detail"));
    }
    check.put("checkedAt", time(row, "checked_at").toString());
    return check.put("eventId", row.getString("check_event_id"));
  }

  /// What was said of the version itself.
  private static ObjectNode own(ResultSet row) throws SQLException {
    return object(row.getString("described"));
  }

  private static ObjectNode described(ResultSet row, ObjectNode own) throws SQLException {
    ObjectNode described = object(row.getString("model_described")).retain(TAKEN_OVER);
    own.properties().stream()
        .filter(said -> TAKEN_OVER.contains(said.getKey()))
        .forEach(said -> described.set(said.getKey(), said.getValue()));
    JsonNode description = own.get("description");
    if (description != null) {
      described.set("description", description);
    }
    return described;
  }

  private static ObjectNode withContent(ObjectNode view, ResultSet row, ObjectNode own)
      throws SQLException {
    ObjectNode content = RunColumns.read(row);
    content.remove(ENVELOPE);
    if (own.get("tags") instanceof ObjectNode tags) {
      ObjectNode merged = content.withObjectProperty("tags");
      merged.setAll(tags);
      withoutEmpty(merged, tags);
    }
    view.setAll(content);
    return view;
  }

  /// Takes away what an empty text says is to be taken away.
  static void withoutEmpty(ObjectNode tags, ObjectNode said) {
    said.properties().stream()
        .filter(tag -> tag.getValue().asText().isEmpty())
        .map(Map.Entry::getKey)
        .toList()
        .forEach(tags::remove);
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /// Stored JSON; null: an object without fields.
  static ObjectNode object(@Nullable String stored) {
    try {
      return stored == null
          ? JSON.createObjectNode()
          : Objects.requireNonNull((ObjectNode) JSON.readTree(stored));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what PostgreSQL gives is JSON", e);
    }
  }

  private static ArrayNode texts(ResultSet row, String column) throws SQLException {
    ArrayNode texts = JSON.createArrayNode();
    for (String text : (String[]) row.getArray(column).getArray()) {
      texts.add(text);
    }
    return texts;
  }
}
