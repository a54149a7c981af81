package io.modeltrail.avro;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modeltrail.avro.Contract.Topic;
import java.util.List;
import java.util.stream.Stream;

/// `/avro/topics.json`: the one place for all facts about topics.
final class TopicFacts {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private TopicFacts() {}

  /// All topics, by name.
  static List<Topic> read() {
    try {
      var written = JSON.readValue(ContractFile.read("topics.json"), Written[].class);
      return Stream.of(written).map(Written::topic).sorted(comparing(Topic::name)).toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("topics.json is not as it should be", e);
    }
  }

  /// A topic as it is written there. Every fact is to be said; an unknown one is an error.
  private record Written(
      String name,
      String schema,
      String description,
      List<String> writers,
      List<String> readers,
      List<String> refusedBy,
      List<String> deadLettersReadBy,
      Partitions partitions,
      boolean compacted) {

    private enum Partitions {
      /// As many as the installation gives its topics.
      @JsonProperty("many")
      MANY,
      @JsonProperty("one")
      ONE
    }

    Topic topic() {
      return new Topic(
          name,
          schema,
          description,
          new Topic.Access(writers, readers, refusedBy, deadLettersReadBy),
          new Topic.Layout(partitions == Partitions.ONE, compacted));
    }
  }
}
