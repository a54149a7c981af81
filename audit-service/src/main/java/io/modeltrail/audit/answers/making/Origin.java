package io.modeltrail.audit.answers.making;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Versions;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a version was made by and from.
final class Origin implements Question {

  private static final Card CARD =
      Card.of(
              "origin",
              "Which run, code commit, parameters, environment and data produced this artifact?")
          .takes(Parameter.MODEL, Parameter.VERSION)
          .restsOn(ModelTrained.class, ModelRegistered.class)
          .askedBy("ISO/IEC 42001 A.7.5", "AI Act Annex IV")
          .cannotSay(
              "All of it is the training job's word: what it left out stands in notSaid, and whether it is true, code and data would have to show.");

  /// What makes a run repeatable, by path.
  private static final Map<String, String> WANTED =
      Map.of(
          "/run/codeRepository", "code repository",
          "/run/codeCommit", "code commit",
          "/run/codeDirty", "whether all of the code was committed",
          "/run/imageDigest", "container image",
          "/run/lockfileDigest", "versions of the dependencies",
          "/run/startedBy", "who started the run");

  /// @param said the run's own words: run, artifact, parameters, datasets, baseModels, metrics …
  /// @param toldBy who told of the run
  /// @param notSaid what would be needed to repeat it, and was left out
  record Said(
      String model,
      int version,
      Map<String, JsonNode> said,
      List<String> toldBy,
      List<String> notSaid,
      List<Long> entries) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    String model = asked.get(Parameter.MODEL);
    int number = asked.get(Parameter.VERSION);
    Fact<ModelRegistered> version = Versions.find(asked.records(), model, number);
    List<Fact<ModelTrained>> runs = Versions.runs(asked.records(), model, version.said());
    List<Fact<?>> proof = new ArrayList<>(runs);
    proof.add(version);
    Map<String, JsonNode> said = new LinkedHashMap<>();
    JsonNode told = version.json();
    for (String part :
        List.of(
            "workspace",
            "run",
            "artifact",
            "algorithm",
            "task",
            "parameters",
            "metrics",
            "metricsDataset",
            "datasets",
            "baseModels")) {
      JsonNode value = told.get(part);
      if (value != null && !value.isNull()) {
        said.put(part, value);
      }
    }
    return new Said(
        model,
        number,
        said,
        runs.stream().map(each -> each.said().getActor().getSubject()).distinct().toList(),
        notSaid(told),
        asked.because(proof));
  }

  private static List<String> notSaid(JsonNode version) {
    List<String> missing = new ArrayList<>();
    WANTED.forEach(
        (path, what) -> {
          JsonNode value = version.at(path);
          if (value.isMissingNode() || value.isNull()) {
            missing.add(what);
          }
        });
    JsonNode datasets = version.path("datasets");
    if (datasets.isEmpty()) {
      missing.add("data sets");
    }
    for (JsonNode each : datasets) {
      if (each.path("sha256").isMissingNode() || each.path("sha256").isNull()) {
        missing.add("digest of data set " + each.path("name").asText());
      }
    }
    return missing.stream().sorted().toList();
  }
}
