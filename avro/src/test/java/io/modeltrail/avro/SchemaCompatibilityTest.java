package io.modeltrail.avro;

import static java.util.stream.Collectors.toSet;
import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.modeltrail.avro.Contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Keeps the promise that a released schema is only added to, with defaults.
///
/// A release copies `X.avsc` to `released/X/<next number>.avsc`; a copy is never edited.
class SchemaCompatibilityTest {

  private static final Path SOURCES = Path.of("src/main/avro");
  private static final Path RELEASED = Path.of("src/main/released");

  /// What a sender has to say, by record and by the records in it.
  static List<Arguments> sentFromOutside() {
    return List.of(
        arguments(
            "ModelTrained",
            Map.of(
                "ModelTrained", Set.of("eventId", "modelName", "run", "artifact"),
                "Run", Set.of("runId"),
                "Artifact", Set.of("uri", "sha256"))),
        arguments(
            "PromotionRequested",
            Map.of(
                "PromotionRequested",
                Set.of("eventId", "promotionId", "modelName", "version", "environment"),
                "Attestation",
                Set.of("keyId", "algorithm", "signature"))),
        arguments("ModelAssessed", Map.of("ModelAssessed", Set.of("eventId", "modelName", "kind"))),
        arguments(
            "DeploymentReported",
            Map.of("DeploymentReported", Set.of("eventId", "modelName", "environment", "outcome"))),
        arguments(
            "ModelObserved",
            Map.of(
                "ModelObserved",
                Set.of(
                    "eventId",
                    "modelName",
                    "environment",
                    "version",
                    "windowStart",
                    "windowEnd"))));
  }

  static List<Topic> topics() {
    return Contract.topics().stream().filter(topic -> !topic.isText()).toList();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void every_schema_is_compatible_with_every_released_copy(Topic topic) throws IOException {
    var copies = releasedCopiesOf(topic);

    assertFalse(copies.isEmpty(), topic.schemaFile() + " has no released copy");
    copies.forEach(
        (file, copy) -> assertEquals(List.of(), incompatibilities(topic.schema(), copy), file));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void a_new_field_without_a_default_would_be_noticed(Topic topic) throws IOException {
    var changed = withFieldWithoutDefault(topic.schema());

    for (var copy : releasedCopiesOf(topic).values()) {
      assertFalse(incompatibilities(changed, copy).isEmpty());
    }
  }

  @Test
  void every_released_schema_still_has_a_topic() throws IOException {
    try (var folders = Files.list(RELEASED)) {
      var released = folders.map(folder -> folder.getFileName() + ".avsc").collect(toSet());

      assertEquals(topics().stream().map(Topic::schemaFile).collect(toSet()), released);
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void every_released_copy_is_handed_out_in_order(Topic topic) throws IOException {
    assertEquals(List.copyOf(releasedCopiesOf(topic).values()), topic.released());
  }

  @Test
  void every_schema_has_one_topic_and_every_topic_a_schema() throws IOException {
    try (var files = Files.list(SOURCES)) {
      var schemas = files.map(file -> file.getFileName().toString()).sorted().toList();

      assertEquals(schemas, topics().stream().map(Topic::schemaFile).sorted().toList());
    }
    for (var topic : topics()) {
      assertEquals("io.modeltrail.event", topic.schema().getNamespace());
      assertEquals(topic.schemaFile(), topic.schema().getName() + ".avsc");
      assertEquals(Files.readString(SOURCES.resolve(topic.schemaFile())), topic.schemaText());
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void every_named_type_and_every_field_has_a_doc(Topic topic) {
    var without = new ArrayList<String>();
    for (var type : namedTypesOf(topic.schema()).values()) {
      if (isBlank(type.getDoc())) {
        without.add(type.getName());
      }
      for (var field : fieldsOf(type)) {
        if (isBlank(field.doc())) {
          without.add(type.getName() + "." + field.name());
        }
      }
    }

    assertEquals(List.of(), without);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void every_enum_has_the_default_UNKNOWN(Topic topic) {
    var enums =
        namedTypesOf(topic.schema()).values().stream()
            .filter(type -> type.getType() == Schema.Type.ENUM)
            .toList();

    assertFalse(enums.isEmpty());
    enums.forEach(type -> assertEquals("UNKNOWN", type.getEnumDefault(), type.getName()));
  }

  @ParameterizedTest
  @MethodSource("sentFromOutside")
  void a_sender_from_outside_has_to_say_these_fields_and_no_others(
      String record, Map<String, Set<String>> fields) {
    var required = new HashMap<String, Set<String>>();
    for (var type : namedTypesOf(schemaOf(record + ".avsc")).values()) {
      var names =
          fieldsOf(type).stream()
              .filter(field -> !field.hasDefaultValue())
              .map(Schema.Field::name)
              .collect(toSet());
      if (!names.isEmpty()) {
        required.put(type.getName(), names);
      }
    }

    assertEquals(fields, required);
  }

  @Test
  void ModelRegistered_repeats_all_that_ModelTrained_says() {
    var registered = schemaOf("ModelRegistered.avsc");

    for (var said : schemaOf("ModelTrained.avsc").getFields()) {
      var repeated = registered.getField(said.name());
      assertTrue(repeated != null, said.name());
      assertEquals(said.schema(), repeated.schema(), said.name());
      assertEquals(said.defaultVal(), repeated.defaultVal(), said.name());
    }
  }

  /// The generator tells copies apart by fields and defaults alone; this one by docs as well.
  @Test
  void a_type_used_by_several_schemas_is_the_same_in_all() {
    var seen = new HashMap<String, String>();
    for (var topic : topics()) {
      namedTypesOf(topic.schema())
          .forEach(
              (name, type) -> {
                var before = seen.putIfAbsent(name, type.toString());
                assertEquals(before == null ? type.toString() : before, type.toString(), name);
              });
    }
  }

  private static Schema schemaOf(String file) {
    return topics().stream()
        .filter(topic -> topic.schemaFile().equals(file))
        .findFirst()
        .orElseThrow()
        .schema();
  }

  private static Map<String, Schema> releasedCopiesOf(Topic topic) throws IOException {
    var folder = RELEASED.resolve(topic.schemaFile().replace(".avsc", ""));
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    var copies = new LinkedHashMap<String, Schema>();
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        copies.put(file.toString(), new Schema.Parser().parse(Files.readString(file)));
      }
    }
    return copies;
  }

  /// What keeps either from reading what the other wrote; empty if nothing does.
  private static List<String> incompatibilities(Schema current, Schema copy) {
    var found = new ArrayList<String>();
    if (!canRead(current, copy)) {
      found.add("the schema cannot read what the copy wrote");
    }
    if (!canRead(copy, current)) {
      found.add("the copy cannot read what the schema wrote");
    }
    return found;
  }

  private static boolean canRead(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == COMPATIBLE;
  }

  private static Schema withFieldWithoutDefault(Schema schema) {
    var fields = new ArrayList<Schema.Field>();
    schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(new Schema.Field("added", Schema.create(Schema.Type.STRING), "Something new."));
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  private static Map<String, Schema> namedTypesOf(Schema schema) {
    var found = new LinkedHashMap<String, Schema>();
    collect(schema, found);
    return found;
  }

  private static void collect(Schema schema, Map<String, Schema> found) {
    switch (schema.getType()) {
      case RECORD -> {
        if (found.putIfAbsent(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), found));
        }
      }
      case ENUM, FIXED -> found.putIfAbsent(schema.getFullName(), schema);
      case ARRAY -> collect(schema.getElementType(), found);
      case MAP -> collect(schema.getValueType(), found);
      case UNION -> schema.getTypes().forEach(type -> collect(type, found));
      default -> {}
    }
  }

  private static List<Schema.Field> fieldsOf(Schema type) {
    return type.getType() == Schema.Type.RECORD ? type.getFields() : List.of();
  }

  private static boolean isBlank(String doc) {
    return doc == null || doc.isBlank();
  }
}
