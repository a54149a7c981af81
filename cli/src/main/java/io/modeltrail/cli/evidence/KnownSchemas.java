package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.avro.Contract;
import io.modeltrail.avro.Contract.Topic;
import io.modeltrail.tlog.MalformedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/// The contract's schemas that were ever released, which came with this verifier. A schema of a
/// bundle counts if it is one of them; then the own copy is read by.
final class KnownSchemas {

  /// How many texts are remembered with the schema that they are: nearly all records of a topic
  /// were written by one, and to read that takes longer than to read them.
  private static final int REMEMBERED_MAX = 100;

  private final Map<Text, Schema> remembered = new HashMap<>();

  /// By the topic's name, then by the canonical form.
  private final Map<String, Map<String, Schema>> byTopic = new HashMap<>();

  private record Text(String topic, String schema) {}

  /// The name of the record that a topic is for; empty if the contract has no such topic.
  Optional<String> record(String topic) {
    return topic(topic).map(found -> found.schema().getFullName());
  }

  /// @param file which schema it is, for the refusal
  /// @return empty if it is none that was released for the topic
  Optional<Schema> find(String file, String topic, byte[] text) throws MalformedException {
    Text asked = new Text(topic, new String(text, UTF_8));
    Schema known = remembered.get(asked);
    if (known != null) {
      return Optional.of(known);
    }
    String form = canonical(file, asked.schema);
    Optional<Schema> schema = topic(topic).map(found -> released(found).get(form));
    if (schema.isPresent() && remembered.size() < REMEMBERED_MAX) {
      remembered.put(asked, schema.get());
    }
    return schema;
  }

  private Map<String, Schema> released(Topic topic) {
    return byTopic.computeIfAbsent(
        topic.name(),
        unused -> {
          Map<String, Schema> forms = new HashMap<>();
          topic.released().forEach(each -> forms.put(canonical(each), each));
          forms.put(canonical(topic.schema()), topic.schema());
          return forms;
        });
  }

  private static Optional<Topic> topic(String name) {
    try {
      return Optional.of(Contract.topic(name)).filter(topic -> !topic.isText());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String canonical(String file, String text) throws MalformedException {
    try {
      return canonical(new Schema.Parser().parse(text));
    } catch (AvroRuntimeException | StackOverflowError e) {
      throw new MalformedException(file, "is no Avro schema: " + e.getMessage());
    }
  }

  private static String canonical(Schema schema) {
    return SchemaNormalization.toParsingForm(schema);
  }
}
