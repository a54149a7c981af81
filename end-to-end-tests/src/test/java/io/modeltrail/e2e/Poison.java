package io.modeltrail.e2e;

import io.modeltrail.e2e.Workload.Letter;
import io.modeltrail.event.ModelTrained;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Records that are to be set aside, each for a reason of its own.
final class Poison {

  /// How many each workload has.
  static final int COUNT = 24;

  static final int EACH = 2;

  private final Function<ModelTrained, byte[]> encode;
  private final Supplier<UUID> ids;

  Poison(Function<ModelTrained, byte[]> encode, Supplier<UUID> ids) {
    this.encode = encode;
    this.ids = ids;
  }

  /// All but [#reusing].
  ///
  /// @param sound what they are made from; its run is never to be seen
  List<Letter> of(ModelTrained sound) {
    String model = sound.getModelName();
    byte[] good = encode.apply(sound);
    byte[] magic = good.clone();
    magic[0] = 1;
    byte[] unknownSchema = good.clone();
    unknownSchema[1] = 0x7f;
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      letters.add(Letter.bad(model, magic, "NOT_WIRE_FORMAT"));
      letters.add(Letter.bad(model, unknownSchema, "UNKNOWN_SCHEMA"));
      letters.add(Letter.bad(model, Arrays.copyOf(good, good.length - 3), "TRUNCATED"));
      letters.add(Letter.bad(model, Arrays.copyOf(good, good.length + 3), "TRAILING_BYTES"));
      letters.add(Letter.bad("another key", good, "KEY_MISMATCH"));
      letters.add(Letter.bad(model, new byte[300 * 1024], "RECORD_TOO_LARGE"));
      letters.add(Letter.bad(model, null, "NULL_VALUE"));
      letters.add(with(sound, "NOT_FINITE", e -> e.setMetrics(Map.of("accuracy", Double.NaN))));
      letters.add(with(sound, "NUL_CHARACTER", e -> e.setDescription("a\0b")));
      letters.add(with(sound, "BAD_DIGEST", e -> e.getArtifact().setSha256("ABC")));
      letters.add(with(sound, "UNKNOWN_WORKSPACE", e -> e.setWorkspace("nowhere")));
    }
    return letters;
  }

  /// Records that say something else under the id of one that was sent before.
  List<Letter> reusing(ModelTrained before) {
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      ModelTrained other =
          ModelTrained.newBuilder(before).setDescription("another, " + ids.get()).build();
      letters.add(Letter.bad(before.getModelName(), encode.apply(other), "EVENT_ID_REUSED"));
    }
    return letters;
  }

  private Letter with(ModelTrained sound, String refusal, Consumer<ModelTrained> change) {
    // The builder copies what is in it, so that the change stays in this one.
    ModelTrained changed = ModelTrained.newBuilder(sound).setEventId(ids.get()).build();
    change.accept(changed);
    return Letter.bad(sound.getModelName(), encode.apply(changed), refusal);
  }
}
