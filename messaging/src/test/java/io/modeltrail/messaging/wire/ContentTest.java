package io.modeltrail.messaging.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class ContentTest {

  private static final Schema SCHEMA = schema(fields -> fields);

  @Test
  void the_envelope_is_not_content() {
    GenericRecord other = record(SCHEMA);
    other.put("eventId", "another");
    other.put("occurredAt", 99L);
    assertThat(digest(other)).isEqualTo(digest(record(SCHEMA)));
  }

  /// Who sends a decision again sends it signed anew.
  @Test
  void a_signature_is_not_content() {
    Schema signed =
        schema(fields -> fields.name("attestation").type().stringType().stringDefault(""));
    GenericRecord once = record(signed);
    once.put("attestation", "signed");
    assertThat(digest(once)).isEqualTo(digest(record(SCHEMA)));
  }

  @Test
  void the_order_of_a_map_is_not_content() {
    Map<String, Double> forth = new LinkedHashMap<>();
    Map<String, Double> back = new LinkedHashMap<>();
    for (int i = 0; i < 50; i++) {
      forth.put("m" + i, (double) i);
      back.put("m" + (49 - i), (double) (49 - i));
    }
    assertThat(digest(with("metrics", forth))).isEqualTo(digest(with("metrics", back)));
  }

  /// Otherwise an upgrade of the service would refuse every event that is delivered again.
  @Test
  void a_field_with_a_default_that_the_schema_gains_changes_no_digest() {
    Schema later =
        schema(fields -> fields.name("added").type().stringType().stringDefault("nothing"));
    assertThat(digest(record(later))).isEqualTo(digest(record(SCHEMA)));
  }

  @Test
  void every_other_difference_is_content() {
    byte[] plain = digest(record(SCHEMA));
    assertThat(digest(with("name", "other"))).isNotEqualTo(plain);
    assertThat(digest(with("metrics", Map.of("auc", 0.5)))).isNotEqualTo(plain);
    assertThat(digest(with("metrics", Map.of("auc", 0.5))))
        .isNotEqualTo(digest(with("metrics", Map.of("auc", 0.51))));
    assertThat(digest(with("tags", List.of("ab", "c"))))
        .isNotEqualTo(digest(with("tags", List.of("a", "bc"))));
  }

  @Test
  void what_no_record_may_hold_is_refused_with_its_place() {
    assertThat(refusal(with("metrics", Map.of("auc", Double.NaN))))
        .isEqualTo("NOT_FINITE metrics[\"auc\"] is NaN; leave out what could not be computed");
    assertThat(refusal(with("name", "a\0b")))
        .isEqualTo("NUL_CHARACTER name holds U+0000 at character 1");
    assertThat(refusal(with("name", "x".repeat(Content.TEXT_LENGTH_MAX + 1))))
        .startsWith("TEXT_TOO_LONG name");
    Map<String, Double> many = new HashMap<>();
    for (int i = 0; i <= Content.ENTRIES_MAX; i++) {
      many.put("m" + i, 1.0);
    }
    assertThat(refusal(with("metrics", many))).startsWith("TOO_MANY_ENTRIES metrics");
  }

  private static Schema schema(UnaryOperator<SchemaBuilder.FieldAssembler<Schema>> more) {
    var fields =
        SchemaBuilder.record("Said")
            .fields()
            .requiredString("eventId")
            .requiredLong("occurredAt")
            .requiredString("name")
            .name("metrics")
            .type()
            .map()
            .values()
            .doubleType()
            .mapDefault(Map.of())
            .name("tags")
            .type()
            .array()
            .items()
            .stringType()
            .arrayDefault(List.of());
    return more.apply(fields).endRecord();
  }

  private static GenericRecord record(Schema schema) {
    return new GenericRecordBuilder(schema)
        .set("eventId", "one")
        .set("occurredAt", 1L)
        .set("name", "wine")
        .build();
  }

  private static GenericRecord with(String field, Object value) {
    GenericRecord record = new GenericData.Record((GenericData.Record) record(SCHEMA), true);
    record.put(field, value);
    return record;
  }

  private static byte[] digest(GenericRecord record) {
    return ((Content.Sound) Content.inspect(record)).digest();
  }

  private static String refusal(GenericRecord record) {
    var refusal = ((Content.Unsound) Content.inspect(record)).refusal();
    return refusal.code() + " " + refusal.detail();
  }
}
