package io.modeltrail.audit.answers.making;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Form;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.Versions;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is other in one version than in another, and who let each in.
final class Differences implements Question {

  private static final Parameter<Integer> A =
      Parameter.of("a", Form.VERSION, "number of the one version", "3");
  private static final Parameter<Integer> B =
      Parameter.of("b", Form.VERSION, "number of the other", "4");

  private static final Card CARD =
      Card.of(
              "differences",
              "What changed between version A and version B: data, code, parameters, metrics, approvers?")
          .takes(Parameter.MODEL, A, B)
          .restsOn(ModelRegistered.class, ModelPromoted.class)
          .askedBy("AI Act Annex IV", "SR 26-2")
          .cannotSay("What the training jobs did not tell.");

  /// What differs by nature, and says nothing.
  private static final List<String> OF_THE_RECORD =
      List.of("eventId", "occurredAt", "causationId", "version", "actor");

  /// @param field as metrics.auc
  /// @param a its value in version A; absent if it has none
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(String field, @Nullable String a, @Nullable String b) {}

  record Said(List<Row> rows, List<Long> entries) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    String model = asked.get(Parameter.MODEL);
    Fact<ModelRegistered> one = Versions.find(asked.records(), model, asked.get(A));
    Fact<ModelRegistered> other = Versions.find(asked.records(), model, asked.get(B));
    Selection promoted =
        Selection.of(ModelPromoted.class)
            .and(
                "(p.decoded IS NULL OR p.decoded ->> 'version' IN (?, ?))",
                asked.get(A).toString(),
                asked.get(B).toString());
    ModelFacts facts =
        ModelFacts.read(asked.records(), model, promoted, List.of(ModelPromoted.class));
    List<Fact<?>> proof = new ArrayList<>(List.of(one, other));
    Map<String, String> a = fields(facts, one, proof);
    Map<String, String> b = fields(facts, other, proof);
    TreeSet<String> names = new TreeSet<>(a.keySet());
    names.addAll(b.keySet());
    List<Row> rows =
        names.stream()
            .filter(each -> !Objects.equals(a.get(each), b.get(each)))
            .map(each -> new Row(each, a.get(each), b.get(each)))
            .toList();
    return new Said(asked.page(rows), asked.because(proof));
  }

  private static Map<String, String> fields(
      ModelFacts facts, Fact<ModelRegistered> version, List<Fact<?>> proof) {
    Map<String, String> fields = new TreeMap<>();
    version
        .json()
        .properties()
        .forEach(
            each -> {
              if (!OF_THE_RECORD.contains(each.getKey())) {
                flatten(each.getKey(), each.getValue(), fields);
              }
            });
    for (Fact<ModelPromoted> each : facts.of(ModelPromoted.class)) {
      if (each.said().getVersion() == version.said().getVersion()) {
        proof.add(each);
        each.said()
            .getApprovals()
            .forEach(
                approval ->
                    fields.put(
                        "approvals.%s.%s"
                            .formatted(each.said().getEnvironment(), approval.getRole()),
                        approval.getBy().getSubject()));
      }
    }
    return fields;
  }

  /// A list's elements go by their names, where they have some, so that order says nothing.
  private static void flatten(String path, JsonNode value, Map<String, String> fields) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(each -> flatten(path + "." + each.getKey(), each.getValue(), fields));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        flatten("%s[%s]".formatted(path, name(value.get(i), i)), value.get(i), fields);
      }
    } else if (!value.isNull()) {
      fields.put(path, value.asText());
    }
  }

  private static String name(JsonNode element, int index) {
    String name = element.path("name").asText(element.path("path").asText(""));
    String role = element.path("role").asText("");
    return name.isEmpty() ? Integer.toString(index) : role.isEmpty() ? name : name + " " + role;
  }
}
