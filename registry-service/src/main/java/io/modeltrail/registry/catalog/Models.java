package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.registry.registration.Hrefs;
import io.modeltrail.registry.search.ConditionSql;
import io.modeltrail.registry.search.Scope;
import io.modeltrail.registry.search.Sql;
import io.modeltrail.registry.search.Tagged;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Models, as the HTTP interface shows them.
@ApplicationScoped
class Models {

  private static final String COLUMNS =
      """
      SELECT m.name, m.last_version, m.created_at, d.content AS described,
        (SELECT jsonb_agg(jsonb_build_object('environment', c.environment, 'version', c.version, 'revision', c.revision, 'since', c.since) ORDER BY c.environment)
         FROM champion c WHERE c.model_name = m.name AND c.version IS NOT NULL) AS champions
      FROM (SELECT * FROM model
      """;

  private static final String DESCRIBED =
      ") m LEFT JOIN description d ON d.model_name = m.name AND d.version = 0 ORDER BY m.name";

  private static final List<String> DESCRIPTION =
      List.of(
          "owner",
          "developers",
          "purpose",
          "riskTier",
          "limitations",
          "reviewDueBy",
          "externalId",
          "description",
          "tags");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;

  Models(Database database) {
    this.database = database;
  }

  /// A model.
  ///
  /// @param latestVersion 0 if it has none yet
  /// @param createdAt when the log first told of it
  /// @param described what was said of it
  /// @param champions what each environment runs of it; those that run none are left out
  record View(
      String name,
      int latestVersion,
      Instant createdAt,
      String href,
      ObjectNode described,
      List<Champion> champions) {}

  /// What an environment runs.
  record Champion(String environment, int version, long revision, String since, String href) {}

  Optional<View> find(String name) throws SQLException {
    Sql sql = new Sql().add(COLUMNS).add("WHERE name = ").value(name).add(DESCRIBED);
    return database.read(session -> session.one(sql, Models::view));
  }

  /// By name.
  ///
  /// @param query part of the name, in upper or lower case; null: any
  /// @param tags that one of the versions has, all of them; may be empty
  List<View> list(@Nullable String query, Map<String, String> tags, String after, int size)
      throws SQLException {
    return database.search(
        session -> session.list(listed(session, query, tags, after, size), Models::view));
  }

  private static Sql listed(
      Database.Session session,
      @Nullable String query,
      Map<String, String> tags,
      String after,
      int size)
      throws SQLException {
    Sql named = new Sql().add("name > ").value(after);
    if (query != null) {
      named
          .add(" AND lower(name) LIKE ")
          .value("%" + escaped(query.toLowerCase(Locale.ROOT)) + "%")
          .add(" ESCAPE '!'");
    }
    Sql sql = new Sql().add(COLUMNS);
    if (tags.isEmpty()) {
      sql.add("WHERE ").add(named);
    } else {
      sql.add(tagged(session, named, tags));
    }
    return sql.add(" ORDER BY name LIMIT ").value(size).add(DESCRIBED);
  }

  /// As with lists of versions, there are two ways: from the few that have the tags, or along all
  /// models, in the order of their names, until the page is full.
  private static Sql tagged(Database.Session session, Sql named, Map<String, String> tags)
      throws SQLException {
    Sql places = new Tagged(tags).places(null);
    Sql condition = ConditionSql.of(Tagged.condition(tags), Scope.VERSIONS);
    if (Lists.areFew(session, places)) {
      return new Sql()
          .add("WHERE ")
          .add(named)
          .add(" AND name IN (SELECT x.model_name FROM (")
          .add(places)
          .add(") t CROSS JOIN LATERAL (SELECT v.model_name FROM " + Scope.VERSIONS.from())
          .add(" WHERE " + Lists.at("t") + " AND ")
          .add(condition)
          .add(" OFFSET 0) x)");
    }
    return new Sql()
        .add("CROSS JOIN LATERAL (SELECT FROM " + Scope.VERSIONS.from())
        .add(" WHERE v.model_name = model.name AND ")
        .add(condition)
        .add(" LIMIT 1) x WHERE ")
        .add(named);
  }

  private static View view(ResultSet row) throws SQLException {
    String name = row.getString("name");
    ObjectNode described = Views.object(row.getString("described")).retain(DESCRIPTION);
    if (described.get("tags") instanceof ObjectNode tags) {
      Views.withoutEmpty(tags, tags);
    }
    return new View(
        name,
        row.getInt("last_version"),
        Views.time(row, "created_at"),
        Hrefs.model(name),
        described,
        champions(name, row.getString("champions")));
  }

  private static List<Champion> champions(String model, @Nullable String stored) {
    if (stored == null) {
      return List.of();
    }
    try {
      var champions = new ArrayList<Champion>();
      for (var each : JSON.readTree(stored)) {
        int version = each.required("version").intValue();
        champions.add(
            new Champion(
                each.required("environment").textValue(),
                version,
                each.required("revision").longValue(),
                OffsetDateTime.parse(each.required("since").textValue()).toInstant().toString(),
                Hrefs.version(model, version)));
      }
      return champions;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what PostgreSQL gives is JSON", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
