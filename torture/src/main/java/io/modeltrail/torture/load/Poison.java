package io.modeltrail.torture.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.torture.history.Said;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Records that have to be set aside, each for a reason of its own.
final class Poison {

  private final Runs runs;
  private final Wire wire;
  private final List<Letter> letters = new ArrayList<>();

  Poison(Runs runs, Wire wire) {
    this.runs = runs;
    this.wire = wire;
  }

  /// @param sound what they are made from; its run is never told of
  List<Letter> of(ModelTrained sound) {
    bytes(sound.getModelName(), wire.encode(Wire.TRAINED, sound));
    keys(sound);
    contents(sound);
    requests(sound.getModelName());
    return letters;
  }

  private void bytes(String model, byte[] good) {
    byte[] magic = good.clone();
    magic[0] = 1;
    byte[] unknown = good.clone();
    unknown[1] = 0x7f;
    raw(model, null, "NULL_VALUE");
    raw(model, new byte[0], "NOT_WIRE_FORMAT");
    raw(model, Arrays.copyOf(good, 4), "NOT_WIRE_FORMAT");
    raw(model, magic, "NOT_WIRE_FORMAT");
    raw(
        model,
        "{\"modelName\": \"json\", \"modelName\": \"twice\"}".getBytes(UTF_8),
        "NOT_WIRE_FORMAT");
    raw(model, "[".repeat(10_000).getBytes(UTF_8), "NOT_WIRE_FORMAT");
    raw(model, unknown, "UNKNOWN_SCHEMA");
    raw(model, Arrays.copyOf(good, 5), "TRUNCATED");
    raw(model, Arrays.copyOf(good, good.length / 2), null);
    raw(model, Arrays.copyOf(good, good.length - 3), "TRUNCATED");
    raw(model, Arrays.copyOf(good, good.length + 3), "TRAILING_BYTES");
    raw(model, new byte[300 * 1024], "RECORD_TOO_LARGE");
    raw(model, negativeLength(good), null);
    raw(model, malformedId(good), null);
    raw(model, otherType(model), null);
  }

  private void keys(ModelTrained sound) {
    letters.add(with(sound, null, null, unused -> {}));
    letters.add(with(sound, new byte[0], "KEY_MISMATCH", unused -> {}));
    letters.add(with(sound, "another key".getBytes(UTF_8), "KEY_MISMATCH", unused -> {}));
    letters.add(with(sound, new byte[] {(byte) 0xc3, 0x28}, "KEY_MISMATCH", unused -> {}));
  }

  private void contents(ModelTrained sound) {
    changed(sound, "NOT_FINITE", e -> e.setMetrics(Map.of("accuracy", Double.NaN)));
    changed(sound, "NOT_FINITE", e -> e.setMetrics(Map.of("accuracy", 1e308 * 10)));
    changed(sound, "NUL_CHARACTER", e -> e.setDescription("a\0b"));
    changed(sound, "TEXT_TOO_LONG", e -> e.setDescription("x".repeat(20_000)));
    changed(sound, "TOO_MANY_ENTRIES", e -> e.setTags(many()));
    changed(sound, "BAD_DIGEST", e -> e.getArtifact().setSha256("ABC"));
    changed(sound, "UNKNOWN_WORKSPACE", e -> e.setWorkspace("nowhere"));
    changed(sound, "MISSING_FIELD", e -> e.getArtifact().setUri(""));
    changed(sound, "BAD_RUN_ID", e -> e.getRun().setRunId("x".repeat(2_000)));
    changed(sound, "NEGATIVE_SIZE", e -> e.getArtifact().setSizeBytes(-1L));
    changed(sound, "UNKNOWN_DATASET", e -> e.setMetricsDataset("none of them"));
    ModelTrained unnamed = ModelTrained.newBuilder(sound).setModelName("../etc").build();
    changed(unnamed, "BAD_MODEL_NAME", unused -> {});
  }

  private void requests(String model) {
    DeploymentRequested.Builder asked =
        DeploymentRequested.newBuilder().setModelName(model).setWorkspace("research");
    request(
        asked.setEventId(runs.id()).setRunId("run").setEnvironment("staging").build(),
        "UNKNOWN_ENVIRONMENT");
    request(
        asked.setEventId(runs.id()).setWorkspace("retrain-qa").setEnvironment("production").build(),
        "NOT_SERVED");
  }

  private void request(DeploymentRequested request, String code) {
    letters.add(
        new Letter(
            Wire.REQUESTED,
            request.getModelName().getBytes(UTF_8),
            wire.encode(Wire.REQUESTED, request),
            request.getEventId(),
            Said.refused(request.getModelName(), code),
            null));
  }

  private void raw(String model, byte @Nullable [] value, @Nullable String code) {
    letters.add(
        new Letter(
            Wire.TRAINED, model.getBytes(UTF_8), value, null, Said.refused(model, code), null));
  }

  private void changed(ModelTrained sound, String code, Consumer<ModelTrained> change) {
    letters.add(with(sound, sound.getModelName().getBytes(UTF_8), code, change));
  }

  private Letter with(
      ModelTrained sound, byte @Nullable [] key, @Nullable String code, Consumer<ModelTrained> to) {
    // The builder copies what is in it, so that the change stays in this one.
    ModelTrained changed = ModelTrained.newBuilder(sound).setEventId(runs.id()).build();
    to.accept(changed);
    return new Letter(
        Wire.TRAINED,
        key,
        wire.encode(Wire.TRAINED, changed),
        changed.getEventId(),
        Said.refused(sound.getModelName(), code),
        null);
  }

  /// The first text of the record claims to have fewer bytes than none.
  private static byte[] negativeLength(byte[] good) {
    byte[] bytes = good.clone();
    bytes[5] = 1;
    return bytes;
  }

  /// The event's id is no UUID.
  private static byte[] malformedId(byte[] good) {
    byte[] bytes = good.clone();
    bytes[6] = 'z';
    bytes[7] = 'z';
    return bytes;
  }

  /// A record of another topic: its schema is known, and is not this topic's.
  private byte[] otherType(String model) {
    SpecificRecord other =
        DeploymentRequested.newBuilder()
            .setEventId(UUID.nameUUIDFromBytes(model.getBytes(UTF_8)))
            .setModelName(model)
            .setEnvironment("dev")
            .build();
    return wire.encode(Wire.REQUESTED, other);
  }

  private static Map<String, String> many() {
    Map<String, String> tags = new HashMap<>();
    for (int i = 0; i < 1_500; i++) {
      tags.put("tag-" + i, "");
    }
    return tags;
  }
}
