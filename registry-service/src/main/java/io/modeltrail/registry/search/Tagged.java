package io.modeltrail.registry.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.registry.search.Condition.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tags that all have to be there: the part of a condition that an index can answer.
///
/// @param tags one at least
public record Tagged(Map<String, String> tags) {

  public Tagged {
    tags = Map.copyOf(tags);
  }

  /// What a condition asks of tags beside all else.
  public static Optional<Tagged> in(@Nullable Condition condition) {
    Map<String, String> tags = new TreeMap<>();
    conjuncts(condition)
        .forEach(
            each -> {
              if (each instanceof Condition.Tested tested
                  && tested.reference().field().equals(Fields.TAGS)
                  && tested.test() instanceof Test.Compared compared
                  && compared.comparator() == Comparator.EQUAL
                  && tested.reference().key() != null) {
                tags.put(tested.reference().key(), compared.value().text());
              }
            });
    return tags.isEmpty() ? Optional.empty() : Optional.of(new Tagged(tags));
  }

  /// The condition that a version has all of these tags.
  public static Condition condition(Map<String, String> tags) {
    List<Condition> all = new ArrayList<>();
    tags.forEach(
        (key, value) ->
            all.add(
                new Condition.Tested(
                    new Reference(Fields.TAGS, key),
                    new Test.Compared(Comparator.EQUAL, Literal.text(value)),
                    false)));
    return new Condition.And(all);
  }

  private static Stream<Condition> conjuncts(@Nullable Condition condition) {
    return switch (condition) {
      case Condition.And and -> and.all().stream().flatMap(Tagged::conjuncts);
      case null -> Stream.empty();
      case Condition.Or or -> Stream.of(or);
      case Condition.Not not -> Stream.of(not);
      case Condition.Tested tested -> Stream.of(tested);
    };
  }

  /// The places of all runs that can fulfil it, and of some that do not: tags may have been taken
  /// away since; some twice. Either all tags are what the training job said, or one at least was
  /// said later.
  ///
  /// @param model null: of all models
  public Sql places(@Nullable String model) {
    Sql places =
        new Sql()
            .add("SELECT r.topic_id, r.partition, r.\"offset\", r.event_id FROM training_run r")
            .add(" WHERE r.sought->'tags' @> ")
            .value(json(tags))
            .add("::jsonb");
    ofModel(places, "r.model_name", model);
    places
        .add(" UNION ALL SELECT v.topic_id, v.partition, v.\"offset\", v.run_event_id")
        .add(" FROM description e JOIN model_version v")
        .add(" ON v.model_name = e.model_name AND v.version = e.version WHERE (false");
    tags.forEach(
        (key, value) ->
            places.add(" OR e.content->'tags' @> ").value(json(Map.of(key, value))).add("::jsonb"));
    places.add(")");
    ofModel(places, "e.model_name", model);
    return places;
  }

  private static void ofModel(Sql sql, String column, @Nullable String model) {
    if (model != null) {
      sql.add(" AND " + column + " = ").value(model);
    }
  }

  private static String json(Map<String, String> tags) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    tags.forEach(object::put);
    return object.toString();
  }
}
