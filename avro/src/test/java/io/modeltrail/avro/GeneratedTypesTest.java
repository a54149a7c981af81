package io.modeltrail.avro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.ArtifactLayout;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Run;
import io.modeltrail.event.Via;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

class GeneratedTypesTest {

  private static final UUID ID = UUID.fromString("018f9a3c-7b1e-7c2d-9e4f-5a6b7c8d9e0f");

  @Test
  void what_a_sender_leaves_out_has_its_default() {
    var event = event().build();

    assertEquals(Instant.EPOCH, event.getOccurredAt());
    assertNull(event.getCausationId());
    assertEquals(new Actor("", ActorKind.UNKNOWN, null, List.of(), Via.KAFKA), event.getActor());
    assertEquals("default", event.getWorkspace());
    assertEquals(ArtifactLayout.FILE, event.getArtifact().getLayout());
    assertNull(event.getArtifact().getSizeBytes());
    assertEquals(Map.of(), event.getMetrics());
    assertEquals(List.of(), event.getDatasets());
  }

  @Test
  void an_event_comes_back_as_it_was_written() throws IOException {
    var event =
        event()
            .setOccurredAt(Instant.parse("2026-01-02T03:04:05.678Z"))
            .setCausationId(ID)
            .setMetrics(Map.of("auc", 0.93))
            .build();

    var read =
        new SpecificDatumReader<>(ModelTrained.class)
            .read(null, DecoderFactory.get().binaryDecoder(bytesOf(event), null));

    assertEquals(event, read);
  }

  @Test
  void a_reader_with_the_schema_file_alone_understands_what_the_classes_write() throws IOException {
    var schema =
        Contract.topics().stream()
            .filter(topic -> topic.name().equals("model.trained"))
            .findFirst()
            .orElseThrow()
            .schema();

    var read =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().binaryDecoder(bytesOf(event().build()), null));

    assertEquals(ID.toString(), read.get("eventId").toString());
    assertEquals("wine", read.get("modelName").toString());
  }

  private static ModelTrained.Builder event() {
    return ModelTrained.newBuilder()
        .setEventId(ID)
        .setModelName("wine")
        .setRun(Run.newBuilder().setRunId("run-1").build())
        .setArtifact(
            Artifact.newBuilder()
                .setUri("s3://models/wine.onnx")
                .setSha256("0".repeat(64))
                .build());
  }

  private static byte[] bytesOf(ModelTrained event) throws IOException {
    var out = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new SpecificDatumWriter<>(ModelTrained.class).write(event, encoder);
    return out.toByteArray();
  }
}
