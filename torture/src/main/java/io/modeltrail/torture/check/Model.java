package io.modeltrail.torture.check;

import io.modeltrail.torture.history.Line;
import io.modeltrail.torture.history.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// What has to come of the records that the log holds: a registry as small as can be, without
/// batches, instances or crashes. It takes the log as it is, so that what nobody knows the fate of
/// counts if, and only if, it is there.
final class Model {

  private final Map<RunKey, Said> runs = new LinkedHashMap<>();
  private final Map<String, Expected> refused = new LinkedHashMap<>();
  private final Map<UUID, Said> requests = new LinkedHashMap<>();
  private final Map<UUID, Said> assessments = new LinkedHashMap<>();
  private final Map<String, Decided> decisions = new LinkedHashMap<>();
  private final List<Seen> phantoms = new ArrayList<>();

  /// A run of a model.
  record RunKey(String model, String runId) {

    static RunKey of(Said said) {
      return new RunKey(said.model(), Objects.requireNonNull(said.runId()));
    }
  }

  /// @param code null: any
  record Expected(@Nullable String code, String what) {}

  /// What an event id stands for since it was used first.
  private record Used(String digest) {}

  private Model() {}

  static Model of(Evidence evidence) {
    Model model = new Model();
    Intents intents = Intents.of(evidence);
    for (String topic : Intents.TOPICS) {
      Map<UUID, Used> ids = new HashMap<>();
      for (Seen seen : evidence.topic(topic)) {
        Line.Intent intent = intents.of(seen);
        if (intent == null) {
          model.phantoms.add(seen);
        } else {
          model.take(seen, intent, ids);
        }
      }
    }
    return model;
  }

  private void take(Seen seen, Line.Intent intent, Map<UUID, Used> ids) {
    Said said = intent.said();
    if (said.kind() == Said.Kind.REFUSED) {
      refused.put(seen.place(), new Expected(said.code(), "poison"));
      return;
    }
    UUID id = intent.eventId();
    Used before = ids.putIfAbsent(id, new Used(seen.digest()));
    if (before != null && !before.digest.equals(seen.digest())) {
      refused.put(seen.place(), new Expected("EVENT_ID_REUSED", "other content under a used id"));
      return;
    }
    if (before == null) {
      effect(seen, said, Objects.requireNonNull(id));
    }
  }

  private void effect(Seen seen, Said said, UUID id) {
    switch (said.kind()) {
      case VERSION, CANDIDATE -> runs.putIfAbsent(RunKey.of(said), said);
      case DEPLOYMENT -> requests.put(id, said);
      case ASSESSMENT -> assessments.put(id, said);
      case DECISION -> decisions.put(seen.place(), Decided.of(said));
      case PROMOTION, REFUSED -> {}
    }
  }

  /// The runs that have to be versions, of each model in the order in which the log first told of
  /// them.
  Map<RunKey, Said> versions() {
    Map<RunKey, Said> versions = new LinkedHashMap<>();
    Set<RunKey> wanted = new HashSet<>();
    requests.values().forEach(it -> wanted.add(RunKey.of(it)));
    runs.forEach(
        (key, said) -> {
          if (said.kind() == Said.Kind.VERSION || wanted.contains(key)) {
            versions.put(key, said);
          }
        });
    return versions;
  }

  /// All runs.
  Map<RunKey, Said> runs() {
    return runs;
  }

  /// Requests for deployment whose run is there, by their events' ids.
  Map<UUID, Said> answerable() {
    Map<UUID, Said> answerable = new LinkedHashMap<>(requests);
    answerable.values().removeIf(it -> !runs.containsKey(RunKey.of(it)));
    return answerable;
  }

  /// Assessments of runs that are there, by their events' ids.
  Map<UUID, Said> assessed() {
    Map<UUID, Said> assessed = new LinkedHashMap<>(assessments);
    assessed.values().removeIf(it -> !runs.containsKey(RunKey.of(it)));
    return assessed;
  }

  /// Records that have to be set aside, by their places.
  Map<String, Expected> refused() {
    return refused;
  }

  /// Decisions that came by a door, by their places, in the log's order.
  Map<String, Decided> decisions() {
    return decisions;
  }

  List<Seen> phantoms() {
    return phantoms;
  }

  /// Which intent a record is of.
  private static final class Intents {

    /// What senders write.
    static final List<String> TOPICS =
        List.of("model.trained", "deployment.requested", "model.assessed", "promotion.decided");

    private final Map<String, Line.Intent> byDigest = new HashMap<>();
    private final Map<UUID, Line.Intent> byId = new HashMap<>();

    static Intents of(Evidence evidence) {
      Intents intents = new Intents();
      evidence
          .intents()
          .forEach(
              it -> {
                if (it.digest() == null) {
                  intents.byId.put(it.eventId(), it);
                } else {
                  intents.byDigest.put(it.topic() + it.digest(), it);
                }
              });
      return intents;
    }

    Line.@Nullable Intent of(Seen seen) {
      Line.Intent sent = byDigest.get(seen.topic() + seen.digest());
      SpecificRecord event = seen.event();
      if (sent != null || event == null) {
        return sent;
      }
      return byId.get(Events.id(event));
    }
  }
}
