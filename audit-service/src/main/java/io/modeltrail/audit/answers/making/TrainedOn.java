package io.modeltrail.audit.answers.making;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Form;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Kinds;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.service.problem.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What used a data set, by its name or digest: what is to be recalled if it has to go.
final class TrainedOn implements Question {

  private static final Parameter<String> DATASET =
      Parameter.of(
              "dataset", Form.TEXT, "the data set's name; or sha256, or both", "customers-2026-01")
          .optional();
  private static final Parameter<String> SHA256 =
      Parameter.of(
              "sha256",
              Form.SHA256,
              "the data set's digest",
              "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
          .optional();

  private static final Card CARD =
      Card.of(
              "trained-on",
              "Which versions were ever trained on this data set, and where do they run now?")
          .takes(DATASET, SHA256)
          .restsOn(ModelTrained.class, ModelRegistered.class, ModelPromoted.class)
          .askedBy("ISO/IEC 42001 A.7.5", "AI Act art. 72")
          .cannotSay(
              "Runs that did not name the data set, or under another name and without its digest. Models that were made from these: see baseModels in origin.");

  private static final ObjectMapper JSON = new ObjectMapper();

  /// A run that used the data set.
  ///
  /// @param version that the run became; absent: it is a candidate
  /// @param roles what the data set was used for: TRAINING, VALIDATION, TEST …
  /// @param runsNow environments that should run the version now
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String model,
      @Nullable Integer version,
      String workspace,
      String runId,
      List<String> roles,
      List<String> digests,
      List<String> runsNow,
      List<Long> entries) {}

  /// What a run made.
  private record Made(String model, String workspace, String runId, String artifact) {}

  private record Using(List<Fact<?>> facts, List<Dataset> datasets) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    if (asked.find(DATASET).isEmpty() && asked.find(SHA256).isEmpty()) {
      throw Problem.badRequest(
          "MISSING_PARAMETER", "trained-on needs dataset, a name, or sha256, a digest, or both");
    }
    List<Map.Entry<Made, Using>> all = new ArrayList<>(using(asked).entrySet());
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<Made, Using> each : asked.page(all)) {
      rows.add(row(asked, each.getKey(), each.getValue()));
    }
    return rows;
  }

  private static Map<Made, Using> using(Asked asked) throws SQLException {
    Selection kinds =
        Selection.of(List.of(ModelTrained.class, ModelRegistered.class)).withoutDeadLetters();
    // What has no copy to search in is read whole, to be told that it may be meant.
    asked.records().find(kinds.and("p.decoded IS NULL"));
    Selection named =
        kinds.and(
            "p.decoded -> 'datasets' IS NOT NULL AND p.decoded -> 'datasets' @> ?::jsonb",
            wanted(asked));
    Map<Made, Using> using = new LinkedHashMap<>();
    for (Seen seen : asked.records().find(named)) {
      if (seen instanceof Seen.Legible(Fact<?> fact, var copy) && Kinds.isAtHome(fact.entry())) {
        add(asked, using, fact);
      }
    }
    return using;
  }

  private static String wanted(Asked asked) {
    ObjectNode dataset = JSON.createObjectNode();
    asked.find(DATASET).ifPresent(name -> dataset.put("name", name));
    asked.find(SHA256).ifPresent(digest -> dataset.put("sha256", digest));
    return JSON.createArrayNode().add(dataset).toString();
  }

  /// The copy named it; whether the record does decides.
  private static void add(Asked asked, Map<Made, Using> using, Fact<?> fact) {
    Made made;
    List<Dataset> datasets;
    switch (fact.said()) {
      case ModelTrained it -> {
        made =
            new Made(
                it.getModelName(),
                it.getWorkspace(),
                it.getRun().getRunId(),
                it.getArtifact().getSha256());
        datasets = it.getDatasets();
      }
      case ModelRegistered it -> {
        made =
            new Made(
                it.getModelName(),
                it.getWorkspace(),
                it.getRun().getRunId(),
                it.getArtifact().getSha256());
        datasets = it.getDatasets();
      }
      default -> {
        return;
      }
    }
    List<Dataset> meant = datasets.stream().filter(each -> isMeant(asked, each)).toList();
    if (!meant.isEmpty()) {
      using.computeIfAbsent(made, key -> new Using(new ArrayList<>(), meant)).facts.add(fact);
    }
  }

  private static boolean isMeant(Asked asked, Dataset dataset) {
    return asked.find(DATASET).filter(each -> !each.equals(dataset.getName())).isEmpty()
        && asked.find(SHA256).filter(each -> !each.equals(dataset.getSha256())).isEmpty();
  }

  private static Row row(Asked asked, Made made, Using using) throws SQLException {
    List<Fact<?>> proof = new ArrayList<>(using.facts);
    Integer version = version(using);
    TreeMap<String, Fact<ModelPromoted>> running = new TreeMap<>();
    if (version != null) {
      for (String environment : Champions.environments(asked.records(), made.model)) {
        Champions.near(asked.records(), made.model, environment, asked.now())
            .running(asked.now())
            .filter(each -> each.said().getVersion() == version)
            .ifPresent(each -> running.put(environment, each));
      }
    }
    proof.addAll(running.values());
    return new Row(
        made.model,
        version,
        made.workspace,
        made.runId,
        using.datasets.stream().map(each -> each.getRole().name()).distinct().toList(),
        using.datasets.stream()
            .map(Dataset::getSha256)
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        List.copyOf(running.keySet()),
        asked.because(proof));
  }

  /// The version that the run became, if one of the records is its registration.
  private static @Nullable Integer version(Using using) {
    for (Fact<?> fact : using.facts) {
      if (fact.said() instanceof ModelRegistered registered) {
        return registered.getVersion();
      }
    }
    return null;
  }
}
