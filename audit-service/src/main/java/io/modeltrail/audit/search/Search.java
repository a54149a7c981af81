package io.modeltrail.audit.search;

import io.modeltrail.audit.reading.RecordNames;
import io.modeltrail.service.problem.Problem;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What entries a caller looks for, as the query says it.
public class Search {

  private static final List<String> NAMES =
      List.of("model", "environment", "actor", "type", "from", "to", "topic", "limit", "after");
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9 ._-]{1,200}");
  private static final Pattern ENVIRONMENT = Pattern.compile("[a-z0-9-]{1,63}");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
  private static final Pattern ACTOR = Pattern.compile("\\P{Cntrl}{1,250}");

  @QueryParam("model")
  @Nullable String model;

  @QueryParam("environment")
  @Nullable String environment;

  @Parameter(description = "subject of who caused the event")
  @QueryParam("actor")
  @Nullable String actor;

  @Parameter(description = "name of the record, as ModelPromoted, or its full name")
  @QueryParam("type")
  @Nullable String type;

  @Parameter(description = "appended then or later, as 2026-01-31T12:00:00Z")
  @QueryParam("from")
  @Nullable String from;

  @Parameter(description = "appended before then")
  @QueryParam("to")
  @Nullable String to;

  @QueryParam("topic")
  @Nullable String topic;

  /// A misspelt condition would be none, and the answer a wrong one.
  ///
  /// @throws Problem.Thrown 400 naming what can be asked for
  static void refuseUnknown(Set<String> names) {
    for (String name : names) {
      if (!NAMES.contains(name)) {
        throw Problem.badRequest(
            "BAD_PARAMETER",
            "\"%s\" cannot be asked for; these can: %s".formatted(name, String.join(", ", NAMES)));
      }
    }
  }

  /// The conditions on the tables `entry e` and `payload p`, each with its value.
  ///
  /// @throws Problem.Thrown 400 if a value is none that could be found
  Map<String, Object> conditions() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    put(conditions, "e.model = ?", checked("BAD_MODEL", "model", MODEL, model));
    put(
        conditions,
        "e.environment = ?",
        checked("BAD_ENVIRONMENT", "environment", ENVIRONMENT, environment));
    put(conditions, "p.actor = ?", checked("BAD_ACTOR", "actor", ACTOR, actor));
    put(conditions, "e.type = ?", fullName(type));
    put(conditions, "e.topic = ?", checked("BAD_TOPIC", "topic", TOPIC, topic));
    put(conditions, "e.appended_at >= ?", time("from", from));
    put(conditions, "e.appended_at < ?", time("to", to));
    return conditions;
  }

  /// The query as it was made, for the note of it.
  Map<String, String> asked() {
    Map<String, String> asked = new LinkedHashMap<>();
    put(asked, "model", model);
    put(asked, "environment", environment);
    put(asked, "actor", actor);
    put(asked, "type", type);
    put(asked, "from", from);
    put(asked, "to", to);
    put(asked, "topic", topic);
    return asked;
  }

  private static <V> void put(Map<String, V> map, String key, @Nullable V value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  private static @Nullable String checked(
      String code, String name, Pattern form, @Nullable String value) {
    if (value != null && !form.matcher(value).matches()) {
      throw Problem.badRequest(code, "no entry can have this %s".formatted(name));
    }
    return value;
  }

  private static @Nullable String fullName(@Nullable String type) {
    try {
      return type == null ? null : RecordNames.full(type);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("BAD_TYPE", String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable OffsetDateTime time(String name, @Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw Problem.badRequest(
          "BAD_TIME",
          "%s must be a time as in 2026-01-31T12:00:00Z, found \"%s\"".formatted(name, text));
    }
  }
}
