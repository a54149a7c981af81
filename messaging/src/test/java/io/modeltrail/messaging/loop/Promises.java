package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.event.ModelRegistered;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What must hold of an installation when it has come to rest.
final class Promises {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Promises() {}

  /// Every event has its effect once, and the log says so once.
  static void hold(Installation installation, Collection<UUID> events) throws SQLException {
    settled(installation, events);
    List<ModelRegistered> registered = installation.registered();
    assertThat(registered).extracting(ModelRegistered::getEventId).doesNotHaveDuplicates();
    agrees(installation, events, registered);
  }

  /// The same, but the log may say it again under the same event ids.
  static void holdWithRepeats(Installation installation, Collection<UUID> events)
      throws SQLException {
    settled(installation, events);
    Map<UUID, ModelRegistered> byId = new HashMap<>();
    for (ModelRegistered each : installation.registered()) {
      ModelRegistered before = byId.putIfAbsent(each.getEventId(), each);
      assertThat(before).isIn(null, each);
    }
    agrees(installation, events, List.copyOf(byId.values()));
  }

  private static void settled(Installation installation, Collection<UUID> events) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              assertThat(installation.state().keySet()).containsAll(events);
              Set<UUID> causes = new HashSet<>();
              installation.registered().forEach(each -> causes.add(each.getCausationId()));
              assertThat(causes).containsAll(events);
            });
  }

  private static void agrees(
      Installation installation, Collection<UUID> events, List<ModelRegistered> registered)
      throws SQLException {
    Map<UUID, String> said = new HashMap<>();
    Map<String, List<Integer>> numbers = new HashMap<>();
    for (ModelRegistered each : registered) {
      said.put(each.getCausationId(), each.getModelName() + "/" + each.getVersion());
      numbers
          .computeIfAbsent(each.getModelName(), unused -> new ArrayList<>())
          .add(each.getVersion());
    }
    assertThat(said).isEqualTo(installation.state());
    assertThat(said.keySet()).isEqualTo(Set.copyOf(events));
    numbers.forEach(
        (model, versions) ->
            assertThat(versions.stream().sorted().toList())
                .as("numbers of %s", model)
                .isEqualTo(
                    java.util.stream.IntStream.rangeClosed(1, versions.size()).boxed().toList()));
  }
}
