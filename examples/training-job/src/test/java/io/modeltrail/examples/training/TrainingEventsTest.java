package io.modeltrail.examples.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.Artifact;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.DatasetRole;
import io.modeltrail.event.Evaluation;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingEventsTest {

  @TempDir static Path output;
  static Execution execution;

  @BeforeAll
  static void train() throws IOException {
    execution = Execution.into(output);
  }

  @Test
  void the_digest_and_size_are_those_of_the_file_behind_the_uri() throws Exception {
    for (var event : execution.events()) {
      var bytes = Files.readAllBytes(Path.of(URI.create(event.getArtifact().getUri())));
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(event.getArtifact().getSha256()).isEqualTo(HexFormat.of().formatHex(digest));
      assertThat(event.getArtifact().getSizeBytes()).isEqualTo(bytes.length);
    }
  }

  @Test
  void every_figure_is_finite() {
    for (var event : execution.events()) {
      assertThat(
              Stream.of(
                      Stream.of(event.getMetrics(), event.getStatistics()),
                      event.getEvaluations().stream().map(Evaluation::getMetrics),
                      event.getDatasets().stream().map(Dataset::getStatistics))
                  .flatMap(figures -> figures)
                  .map(Map::values)
                  .flatMap(figures -> figures.stream()))
          .isNotEmpty()
          .allMatch(Double::isFinite);
    }
  }

  @Test
  void metrics_and_evaluations_name_a_data_set_of_the_event() {
    for (var event : execution.events()) {
      var names = event.getDatasets().stream().map(Dataset::getName).toList();
      assertThat(names).contains(event.getMetricsDataset());
      assertThat(event.getEvaluations())
          .hasSizeGreaterThan(2)
          .allMatch(evaluation -> names.contains(evaluation.getDataset()));
    }
  }

  @Test
  void the_parts_of_the_data_add_up_to_the_file() throws IOException {
    for (var trained : execution.models()) {
      var csv = trained.split().file().path();
      long rows;
      try (var lines = Files.lines(csv)) {
        rows = lines.count() - 1; // The header.
      }
      var event = execution.events().get(execution.models().indexOf(trained));
      assertThat(event.getDatasets())
          .extracting(Dataset::getRole)
          .containsExactly(DatasetRole.TRAINING, DatasetRole.TEST);
      assertThat(event.getDatasets().stream().mapToLong(Dataset::getRows).sum()).isEqualTo(rows);
    }
  }

  @Test
  void parameters_tell_how_the_trainer_was_set() {
    var forest = execution.of("wine-cultivar").getLast().getParameters();
    assertThat(forest)
        .containsEntry("trainer", "RandomForestTrainer")
        .containsEntry("trainer.numMembers", "100")
        .containsEntry("trainer.innerTrainer.maxDepth", "8")
        .containsEntry("split.seed", Long.toString(Studies.SEED));
  }

  @Test
  void an_event_survives_avro_by_the_published_schema() throws IOException {
    for (var event : execution.events()) {
      var bytes = encode(event);
      assertThat(bytes).hasSizeLessThan(256 * 1024);
      assertThat(decode(bytes)).isEqualTo(event);
    }
  }

  @Test
  void the_required_fields_are_enough() throws IOException {
    var event =
        ModelTrained.newBuilder()
            .setEventId(UUID.randomUUID())
            .setModelName("my-model")
            .setRun(Run.newBuilder().setRunId("run-1").build())
            .setArtifact(
                Artifact.newBuilder()
                    .setUri("https://models.example/my-model/run-1.onnx")
                    .setSha256("0".repeat(64))
                    .build())
            .build();

    assertThat(decode(encode(event))).isEqualTo(event);
  }

  private static byte[] encode(ModelTrained event) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new SpecificDatumWriter<ModelTrained>(published()).write(event, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static ModelTrained decode(byte[] bytes) throws IOException {
    var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    var reader = new SpecificDatumReader<ModelTrained>(published(), ModelTrained.getClassSchema());
    return reader.read(null, decoder);
  }

  private static Schema published() throws IOException {
    try (var in = ModelTrained.class.getResourceAsStream("/avro/ModelTrained.avsc")) {
      return new Schema.Parser().parse(in);
    }
  }
}
