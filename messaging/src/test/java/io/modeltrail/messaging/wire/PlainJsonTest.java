package io.modeltrail.messaging.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.ArtifactFile;
import io.modeltrail.event.ArtifactLayout;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.DatasetRole;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Run;
import io.modeltrail.event.Via;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 300)
  void what_is_written_is_read_back(
      @ForAll @StringLength(max = 40) String text,
      @ForAll double figure,
      @ForAll long rows,
      @ForAll boolean dirty)
      throws Exception {
    // given
    ModelTrained event = event();
    event.setDescription(valid(text));
    event.setMetrics(Map.of(valid(text), Double.isFinite(figure) ? figure : 0.5));
    event.getRun().setCodeDirty(dirty);
    event.setDatasets(
        List.of(new Dataset("d", "u", DatasetRole.TEST, null, null, rows, Map.of("m", 1.0))));

    // when
    ModelTrained back = read(new String(PlainJson.write(event), UTF_8));

    // then
    assertThat(back).isEqualTo(event);
  }

  @Test
  void nulls_and_times_that_were_not_said_are_left_out() throws Exception {
    var json = JSON.readTree(PlainJson.write(event()));
    assertThat(json.has("causationId")).isFalse();
    assertThat(json.has("occurredAt")).isFalse();
    assertThat(json.at("/run/startedAt").asText()).isEqualTo("2026-01-31T12:00:00Z");
    assertThat(json.at("/artifact/files/0/path").asText()).isEqualTo("a/b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          modelName | 1 | modelName must be a text, found 1
          eventId | "x" | eventId must be a UUID, found "x"
          occurredAt | 12 | occurredAt must be a time as in 2026-01-31T12:00:00Z, found 12
          occurredAt | "yesterday" | occurredAt must be a time as in 2026-01-31T12:00:00Z, found "yesterday"
          metrics | [1] | metrics must be an object, found [1]
          metrics | {"a": null} | metrics["a"] must be a number, found null
          datasets | [{"role": "BEST"}] | datasets[0].role must be one of TRAINING, VALIDATION, TEST, OTHER, UNKNOWN, found "BEST"
          datasets | [{"rows": 1.5}] | datasets[0].rows must be a whole number of at most 64 bits, found 1.5
          datasets | [{"rows": 99999999999999999999}] | datasets[0].rows must be a whole number of at most 64 bits, found 99999999999999999999
          actor | {"name": "x"} | actor.name is not a field; known here: subject, kind, issuer, roles, via
          run | {} | run.runId is missing
          artifact | null | artifact is missing
          """)
  void what_does_not_fit_is_refused_with_its_place(String field, String value, String said)
      throws Exception {
    ObjectNode json = (ObjectNode) JSON.readTree(PlainJson.write(event()));
    json.set(field, JSON.readTree(value));
    assertThatThrownBy(() -> PlainJsonReader.read(json, ModelTrained.class))
        .isInstanceOf(PlainJsonReader.Misfit.class)
        .hasMessage(said);
  }

  private static ModelTrained event() {
    ModelTrained event =
        ModelTrained.newBuilder()
            .setEventId(UUID.randomUUID())
            .setModelName("m")
            .setRun(
                Run.newBuilder()
                    .setRunId("r")
                    .setStartedAt(Instant.parse("2026-01-31T12:00:00Z"))
                    .build())
            .setArtifact(Artifact.newBuilder().setUri("u").setSha256("a").build())
            .build();
    event.setActor(new Actor("s", ActorKind.JOB, null, List.of("trainer"), Via.HTTP));
    event.getArtifact().setLayout(ArtifactLayout.DIRECTORY);
    event.getArtifact().setFiles(List.of(new ArtifactFile("a/b", "c", 3L)));
    return event;
  }

  /// Text as it can stand in a record: UTF-8 knows no lone surrogates.
  private static String valid(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return new String(utf8, UTF_8);
  }

  private static ModelTrained read(String json) throws Exception {
    return PlainJsonReader.read(JSON.readTree(json), ModelTrained.class);
  }

  @Test
  void what_a_later_release_stored_can_be_read_by_an_earlier_one() throws Exception {
    String later =
        """
        {"eventId": "6f9c9d62-5a3c-4d0b-9c55-0c7e3f6d2b11", "modelName": "iris", "ofLater": {"a": 1},
         "actor": {"subject": "s", "kind": "ROBOT"},
         "run": {"runId": "r"}, "artifact": {"uri": "u", "sha256": "x", "layout": "CLOUD"}}
        """;

    ModelTrained read =
        PlainJsonReader.readStored(new ObjectMapper().readTree(later), ModelTrained.class);

    assertThat(read.getActor().getKind()).isEqualTo(ActorKind.UNKNOWN);
    assertThat(read.getModelName()).isEqualTo("iris");
  }
}
