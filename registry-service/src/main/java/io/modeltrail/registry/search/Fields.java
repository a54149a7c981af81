package io.modeltrail.registry.search;

import io.modeltrail.registry.search.Field.Reach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All fields. To add one is to add a line here, and one in docs/search.md.
final class Fields {

  static final Field TAGS =
      Field.family("tags", Kind.TEXT, "merged_tag(r.sought, d.content, :key)");
  static final Field VERSION =
      new Field("version", Kind.WHOLE, Reach.ONE_OF_A_VERSION, "v.version");
  static final Field MODEL_NAME = new Field("modelName", Kind.TEXT, Reach.ONE, ":model");
  static final Field TOLD_AT = new Field("toldAt", Kind.TIME, Reach.ONE, "r.appended_at");

  private static final Map<String, Field> ALL =
      Stream.of(
              List.of(
                  Field.family(
                      "metrics", Kind.NUMBER, "(r.sought->'metrics'->>:key)::double precision"),
                  Field.family("parameters", Kind.PARAMETER, "(r.sought->'parameters'->>:key)"),
                  Field.family(
                      "statistics",
                      Kind.NUMBER,
                      "(r.sought->'statistics'->>:key)::double precision"),
                  TAGS,
                  MODEL_NAME,
                  VERSION,
                  new Field("phase", Kind.TEXT, Reach.ONE_OF_A_VERSION, "v.phase"),
                  new Field("workspace", Kind.TEXT, Reach.ONE, "r.workspace"),
                  new Field("registeredAt", Kind.TIME, Reach.ONE_OF_A_VERSION, "v.registered_at"),
                  TOLD_AT,
                  said("algorithm"),
                  said("task"),
                  new Field("description", Kind.TEXT, Reach.ONE_OR_NONE, ownDescription()),
                  inRecord("actor", "subject")),
              run(),
              artifact(),
              described(),
              many())
          .flatMap(List::stream)
          .collect(
              Collectors.toMap(
                  Field::path, field -> field, (one, other) -> one, LinkedHashMap::new));

  private Fields() {}

  static @Nullable Field find(String path) {
    return ALL.get(path);
  }

  /// Those that a misspelt path may have meant.
  static List<String> paths() {
    return List.copyOf(ALL.keySet());
  }

  /// For people.
  static String known() {
    return ALL.values().stream().map(Field::written).collect(Collectors.joining(", "));
  }

  private static List<Field> run() {
    return Stream.concat(
            Stream.of(
                    "parentRunId",
                    "experiment",
                    "pipeline",
                    "startedBy",
                    "codeRepository",
                    "codeCommit",
                    "imageDigest",
                    "lockfileDigest",
                    "uri")
                .map(name -> inRecord("run", name)),
            Stream.of(
                new Field("run.runId", Kind.TEXT, Reach.ONE, "r.run_id"),
                runTime("startedAt"),
                runTime("finishedAt"),
                new Field(
                    "run.codeDirty",
                    Kind.TRUTH,
                    Reach.ONE_OR_NONE,
                    "(r.content->'run'->>'codeDirty')::boolean"),
                Field.family(
                    "run.externalIds", Kind.TEXT, "(r.content->'run'->'externalIds'->>:key)")))
        .toList();
  }

  private static List<Field> artifact() {
    return List.of(
        new Field("framework", Kind.TEXT, Reach.ONE_OR_NONE, inJson("artifact", "framework")),
        inRecord("artifact", "framework"),
        inRecord("artifact", "frameworkVersion"),
        inRecord("artifact", "format"),
        inRecord("artifact", "formatVersion"),
        inRecord("artifact", "layout"),
        inRecord("artifact", "uri"),
        new Field("artifact.sha256", Kind.TEXT, Reach.ONE, "r.artifact_sha256"),
        new Field(
            "artifact.sizeBytes",
            Kind.WHOLE,
            Reach.ONE_OR_NONE,
            "(r.content->'artifact'->>'sizeBytes')::bigint"),
        new Field("artifact.check", Kind.TEXT, Reach.ONE, "coalesce(k.outcome, '')"));
  }

  /// What a version's description does not say is as the model's says.
  private static List<Field> described() {
    return List.of(
        described("owner", Kind.TEXT),
        described("purpose", Kind.TEXT),
        described("riskTier", Kind.TEXT),
        described("limitations", Kind.TEXT),
        described("externalId", Kind.TEXT),
        described("reviewDueBy", Kind.DATE));
  }

  private static List<Field> many() {
    return List.of(
        new Field(
            "environment",
            Kind.TEXT,
            Reach.MANY,
            "c.environment FROM champion c WHERE c.model_name = :model AND c.version = v.version"),
        new Field("serves", Kind.TEXT, Reach.MANY, "unnest(v.serves)"),
        new Field(
            "developers",
            Kind.TEXT,
            Reach.MANY,
            "jsonb_array_elements_text(coalesce(d.content->'developers',"
                + " m.content->'developers'))"),
        ofDatasets("name"),
        ofDatasets("uri"),
        ofDatasets("role"),
        ofDatasets("version"),
        ofDatasets("sha256"));
  }

  private static Field said(String name) {
    return new Field(name, Kind.TEXT, Reach.ONE_OR_NONE, "(r.content->>'" + name + "')");
  }

  private static Field inRecord(String record, String name) {
    return new Field(record + "." + name, Kind.TEXT, Reach.ONE_OR_NONE, inJson(record, name));
  }

  private static String inJson(String record, String name) {
    return "(r.content->'%s'->>'%s')".formatted(record, name);
  }

  private static Field runTime(String name) {
    return new Field(
        "run." + name, Kind.TIME, Reach.ONE_OR_NONE, "told_time(" + inJson("run", name) + ")");
  }

  private static Field described(String name, Kind kind) {
    return new Field(
        name,
        kind,
        Reach.ONE_OR_NONE,
        "coalesce(d.content->>'%s', m.content->>'%s')".formatted(name, name));
  }

  private static String ownDescription() {
    return "coalesce(d.content->>'description', r.content->>'description')";
  }

  private static Field ofDatasets(String name) {
    return new Field(
        "datasets." + name,
        Kind.TEXT,
        Reach.MANY,
        "s->>'%s' FROM json_array_elements(r.content->'datasets') s".formatted(name));
  }
}
