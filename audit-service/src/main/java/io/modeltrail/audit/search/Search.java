package io.modeltrail.audit.search;

import io.modeltrail.audit.reading.RecordNames;
import io.modeltrail.service.problem.Problem;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What entries a caller looks for, as the query says it.
public class Search {

  private static final List<String> NAMES =
      List.of("model", "environment", "actor", "type", "from", "to", "topic", "text");
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9 ._-]{1,200}");
  private static final Pattern ENVIRONMENT = Pattern.compile("[a-z0-9-]{1,63}");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
  private static final Pattern ACTOR = Pattern.compile("\\P{Cntrl}{1,250}");

  /// With something in it that can be a word.
  private static final Pattern TEXT =
      Pattern.compile("(?=.*[\\p{L}\\p{N}])\\P{Cntrl}{1,250}", Pattern.DOTALL);

  private static final Pattern INDEX = Pattern.compile("[0-9]{1,18}");

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

  @Parameter(
      description =
          "appended then or later, as 2026-01-31T12:00:00Z; or from this index on, as 5000. Both may"
              + " be given")
  @QueryParam("from")
  List<String> from = List.of();

  @Parameter(description = "appended before then; or before this index")
  @QueryParam("to")
  List<String> to = List.of();

  @QueryParam("topic")
  @Nullable String topic;

  @Parameter(
      description =
          "words that the record or its key has, all of them; \"words in quotes\" follow each other,"
              + " as do the parts of a path or a UUID; \"or\" and -word mean what they say. Entries"
              + " come to be found by it some time after they were taken in")
  @QueryParam("text")
  @Nullable String text;

  /// A misspelt condition would be none, and the answer a wrong one.
  ///
  /// @param besides what can be said besides conditions
  /// @throws Problem.Thrown 400 naming what can be asked for
  public static void refuseUnknown(Set<String> names, String... besides) {
    List<String> known = Stream.concat(NAMES.stream(), Stream.of(besides)).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw Problem.badRequest(
            "BAD_PARAMETER",
            "\"%s\" cannot be asked for; these can: %s".formatted(name, String.join(", ", known)));
      }
    }
  }

  /// What is asked, for the database.
  ///
  /// @throws Problem.Thrown 400 if a value is none that could be found
  public Query query() {
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
    put(conditions, "e.index >= ?", index("from", from));
    put(conditions, "e.index < ?", index("to", to));
    String sought = checked("BAD_TEXT", "text", TEXT, text);
    put(conditions, Words.CONDITION, sought == null ? null : SoughtWords.of(sought));
    return new Query(conditions, text != null);
  }

  /// The query as it was made, for the note of it.
  public Map<String, String> asked() {
    Map<String, String> asked = new LinkedHashMap<>();
    put(asked, "model", model);
    put(asked, "environment", environment);
    put(asked, "actor", actor);
    put(asked, "type", type);
    put(asked, "from", from.isEmpty() ? null : String.join(", ", from));
    put(asked, "to", to.isEmpty() ? null : String.join(", ", to));
    put(asked, "topic", topic);
    put(asked, "text", text);
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

  private static @Nullable Long index(String name, List<String> texts) {
    return one(name, texts, true).map(Long::valueOf).orElse(null);
  }

  private static @Nullable OffsetDateTime time(String name, List<String> texts) {
    String text = one(name, texts, false).orElse(null);
    try {
      return text == null ? null : OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw Problem.badRequest(
          "BAD_TIME",
          "%s must be a time as in 2026-01-31T12:00:00Z, or an index as 5000, found \"%s\""
              .formatted(name, text));
    }
  }

  /// The one that is an index, or the one that is not.
  private static Optional<String> one(String name, List<String> texts, boolean isIndex) {
    List<String> found =
        texts.stream().filter(text -> INDEX.matcher(text).matches() == isIndex).toList();
    if (found.size() > 1) {
      throw Problem.badRequest(
          "BAD_PARAMETER",
          "%s can be one time and one index, found %s".formatted(name, String.join(", ", texts)));
    }
    return found.stream().findFirst();
  }
}
