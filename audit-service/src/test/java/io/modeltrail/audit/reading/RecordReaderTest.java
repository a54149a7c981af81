package io.modeltrail.audit.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.audit.leaf.Personal;
import io.modeltrail.avro.Contract;
import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.messaging.wire.Decoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

  private static final String ID = "0b8f8a1e-6f0e-4a53-9a57-3d1f0d1a2b3c";
  private static final Schema TRAINED = Contract.topic("model.trained").schema();

  private final FakeRegistry registry = new FakeRegistry();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void a_record_is_decoded_by_the_schema_that_it_was_written_with() throws Exception {
    // given
    byte[] value = registry.encoded(trained("wine", "job-7", "ann"), TRAINED);

    // when
    Reading reading = registry.reader().read(value);

    // then
    assertThat(reading.problem()).isNull();
    assertThat(reading.said().type()).isEqualTo("io.modeltrail.event.ModelTrained");
    assertThat(reading.said().schemaId()).isEqualTo(100);
    assertThat(reading.said().model()).isEqualTo("wine");
    assertThat(reading.said().eventId()).hasToString(ID);
    assertThat(reading.said().environment()).isNull();
    assertThat(reading.actor()).isEqualTo("job-7");
    JsonNode decoded = json(reading);
    assertThat(decoded.get("occurredAt").textValue()).isEqualTo("1970-01-01T00:00:01Z");
    assertThat(decoded.get("run").get("startedBy").textValue()).isEqualTo("ann");
    assertThat(decoded.get("artifact").get("layout").textValue()).isEqualTo("FILE");
  }

  @Test
  void personal_fields_are_found_wherever_they_stand() {
    // given
    Schema actor = TRAINED.getField("actor").schema();
    Schema schema =
        SchemaBuilder.record("a.Approved")
            .fields()
            .name("approvals")
            .type(Schema.createArray(Schema.createMap(actor)))
            .noDefault()
            .name("actor")
            .type(Schema.createUnion(Schema.create(Schema.Type.NULL), actor))
            .noDefault()
            .endRecord();
    GenericData.Record record = new GenericData.Record(schema);
    record.put("approvals", List.of(Map.of(), Map.of("o'n\0e", actor("bob"))));
    record.put("actor", actor("eve"));

    // when
    Reading reading = registry.reader().read(registry.encoded(record, schema));

    // then
    assertThat(reading.personal())
        .extracting(Personal::path)
        .containsExactly("$.approvals[1]['o\\'n�e'].subject", "$.actor.subject");
    assertThat(reading.personal())
        .extracting(personal -> new String(personal.text(), UTF_8))
        .containsExactly("bob", "eve");
    assertThat(reading.actor()).isEqualTo("eve");
    assertThat(
            registry
                .reader()
                .read(registry.encoded(trained("wine", "", "ann"), TRAINED))
                .personal())
        .extracting(Personal::path)
        .containsExactly("$.run.startedBy");
  }

  @Test
  void what_no_database_takes_is_replaced_in_the_copy() throws Exception {
    // given
    Schema schema =
        SchemaBuilder.record("a.Odd")
            .fields()
            .requiredString("text")
            .requiredDouble("figure")
            .requiredBytes("bytes")
            .name("map")
            .type(Schema.createMap(Schema.create(Schema.Type.LONG)))
            .noDefault()
            .endRecord();
    GenericData.Record record = new GenericData.Record(schema);
    record.put("text", "a\0b\\u0000🚀");
    record.put("figure", Double.NaN);
    record.put("bytes", ByteBuffer.wrap(new byte[] {1, 2}));
    record.put("map", Map.of("k\0", 1L));

    // when
    JsonNode decoded = json(registry.reader().read(registry.encoded(record, schema)));

    // then
    assertThat(decoded.get("text").textValue()).isEqualTo("a�b\\u0000🚀");
    assertThat(decoded.get("figure").textValue()).isEqualTo("NaN");
    assertThat(decoded.get("bytes").textValue()).isEqualTo("AQI=");
    assertThat(decoded.get("map").get("k�").longValue()).isEqualTo(1);
    assertThat(DecodedCopy.bearable("a\ud83d b\ude80 🚀")).isEqualTo("a� b� 🚀");
  }

  @Test
  void what_cannot_be_decoded_has_a_reason() {
    byte[] good = registry.encoded(trained("wine", "job-7", "ann"), TRAINED);
    byte[] unknown = good.clone();
    unknown[4] = 77;
    assertThat(problem(null)).isEqualTo("NULL_VALUE");
    assertThat(problem(new byte[0])).isEqualTo("NOT_WIRE_FORMAT");
    assertThat(problem(new byte[] {1, 0, 0, 0, 100, 0})).isEqualTo("NOT_WIRE_FORMAT");
    assertThat(problem(new byte[Decoder.SERVICE_RECORD_BYTES_MAX + 1]))
        .isEqualTo("RECORD_TOO_LARGE");
    assertThat(problem(Arrays.copyOf(good, good.length - 3))).isEqualTo("TRUNCATED");
    assertThat(problem(Arrays.copyOf(good, good.length + 3))).isEqualTo("TRAILING_BYTES");
    assertThat(problem(unknown)).isEqualTo("UNKNOWN_SCHEMA");
    Schema text = Schema.create(Schema.Type.STRING);
    assertThat(problem(registry.encoded("text", text))).isEqualTo("NOT_A_RECORD");
  }

  @Test
  void a_few_bytes_do_not_become_more_elements_than_there_is_memory() {
    // given
    Schema nulls = Schema.createArray(Schema.create(Schema.Type.NULL));
    Schema schema =
        SchemaBuilder.record("a.Bomb")
            .fields()
            .name("lists")
            .type(Schema.createArray(nulls))
            .noDefault()
            .endRecord();
    GenericData.Record record = new GenericData.Record(schema);
    List<Object> many = Collections.nCopies(200_000, null);
    record.put("lists", IntStream.range(0, 1_000).mapToObj(i -> many).toList());

    // then
    assertThat(problem(registry.encoded(record, schema))).isEqualTo("NOT_DECODABLE");
  }

  @Test
  void deep_nesting_is_no_reason_to_stop() {
    // given
    Schema schema = Schema.createRecord("Deep", null, "a", false);
    Schema link = Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    schema.setFields(List.of(new Schema.Field("next", link, null, (Object) null)));

    // then
    assertThat(problem(nested(schema, 100))).isNull();
    assertThat(problem(nested(schema, 300))).isEqualTo("NOT_DECODABLE");
    assertThat(problem(nested(schema, 100_000))).isEqualTo("NOT_DECODABLE");
  }

  @Test
  void what_only_the_schema_registry_can_tell_is_waited_for() {
    // given
    byte[] good = registry.encoded(trained("wine", "job-7", "ann"), TRAINED);
    RecordReader reader = registry.reader();

    // when
    registry.status = 500;

    // then
    assertThatThrownBy(() -> reader.read(good)).isInstanceOf(CannotTellNow.class);
    registry.status = 200;
    assertThat(reader.read(good).problem()).isNull();
    registry.knowsOurs = false;
    byte[] unknown = good.clone();
    unknown[4] = 77;
    assertThatThrownBy(() -> reader.read(unknown)).isInstanceOf(CannotTellNow.class);
  }

  private String problem(byte[] value) {
    var problem = registry.reader().read(value).problem();
    return problem == null ? null : problem.code();
  }

  private byte[] nested(Schema schema, int depth) {
    byte[] empty = registry.encoded(new GenericData.Record(schema), schema);
    byte[] deep = Arrays.copyOf(empty, empty.length - 1 + depth);
    Arrays.fill(deep, empty.length - 1, deep.length, (byte) 2); // the union's second member
    deep[deep.length - 1] = 0;
    return deep;
  }

  private static JsonNode json(Reading reading) throws Exception {
    return new ObjectMapper().readTree(reading.decoded());
  }

  private static GenericData.Record actor(String subject) {
    return new GenericRecordBuilder(TRAINED.getField("actor").schema())
        .set("subject", subject)
        .build();
  }

  private static GenericData.Record trained(String model, String actor, String startedBy) {
    return new GenericRecordBuilder(TRAINED)
        .set("eventId", ID)
        .set("occurredAt", 1000L)
        .set("actor", actor(actor))
        .set("modelName", model)
        .set(
            "run",
            new GenericRecordBuilder(TRAINED.getField("run").schema())
                .set("runId", "run-1")
                .set("startedBy", startedBy)
                .build())
        .set(
            "artifact",
            new GenericRecordBuilder(TRAINED.getField("artifact").schema())
                .set("uri", "s3://m")
                .set("sha256", "a".repeat(64))
                .build())
        .build();
  }
}
