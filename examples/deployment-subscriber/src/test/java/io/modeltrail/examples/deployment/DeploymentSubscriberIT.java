package io.modeltrail.examples.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.localstack.parts.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeploymentSubscriberIT {

  static final Parts PARTS = Parts.startForTests("parts");

  private Path folder;

  @BeforeEach
  void begin_with_an_empty_folder() throws IOException {
    folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "deployments-");
  }

  @AfterAll
  static void stopParts() {
    PARTS.close();
  }

  @Test
  void killed_twenty_times_the_folder_agrees_with_the_champions_each_time() throws Exception {
    var seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    try (var champions = new Champions(PARTS, seed);
        var watcher = new Watcher(folder)) {
      champions.publish(10);
      try (var first = start(champions, "--once")) {
        assertThat(first.exitCode()).isZero();
        assertAgrees(champions.last());
      }
      for (var kill = 0; kill < 20; kill++) {
        // given
        try (var subscriber = start(champions)) {
          // One in four is killed while it catches up with what was published without it.
          if (kill % 4 != 3) {
            eventually().untilAsserted(() -> assertAgrees(champions.last()));
          }
          var written = subscriber.printed().size();

          // when
          var publishing = CompletableFuture.runAsync(() -> champions.publish(8));
          var killAfter = written + random.nextInt(20);
          eventually().until(() -> publishing.isDone() || subscriber.printed().size() > killAfter);
          subscriber.kill();
          publishing.join();
        }
      }

      // then
      try (var last = start(champions, "--once")) {
        assertThat(last.exitCode()).isZero();
        assertAgrees(champions.last());
        assertThat(last.printed().getLast()).contains("removed", folder.toString());
      }
      assertThat(watcher.violations()).isEmpty();
      assertThat(watcher.looks()).isPositive();
    }
  }

  @Test
  void a_record_that_does_not_decode_stops_it_and_what_is_deployed_stays() throws Exception {
    try (var champions = new Champions(PARTS, 1)) {
      // given
      champions.publish(20);
      try (var subscriber = start(champions)) {
        eventually().untilAsserted(() -> assertAgrees(champions.last()));
        var before = champions.last();

        // when
        champions.publish("qa/wine", "not Avro".getBytes(UTF_8));

        // then
        assertThat(subscriber.exitCode()).isEqualTo(1);
        assertThat(subscriber.printed())
            .anySatisfy(
                line ->
                    assertThat(line)
                        .startsWith("Stopped: " + champions.prefix + "model.champion, partition ")
                        .endsWith(" does not decode."));
        champions.publish(20);
        try (var again = start(champions, "--once")) {
          assertThat(again.exitCode()).isEqualTo(1);
          assertAgrees(before);
        }
      }
    }
  }

  @Test
  void while_the_broker_or_the_schema_registry_is_away_it_waits_and_says_so() throws Exception {
    try (var champions = new Champions(PARTS, 2);
        var door = new Door(PARTS.schemaRegistryUrl())) {
      // given
      champions.publish(20);
      PARTS.kafka().freeze();
      try (var subscriber =
          SubscriberProcess.start(PARTS.bootstrapServers(), door.url(), arguments(champions))) {
        // when
        eventually().until(() -> subscriber.printed().toString().contains("Waiting. Kafka"));
        PARTS.kafka().thaw();
        eventually()
            .until(() -> subscriber.printed().toString().contains("Waiting. The schema registry"));
        assertThat(Watcher.manifests(folder)).isEmpty();
        door.open();

        // then
        eventually().untilAsserted(() -> assertAgrees(champions.last()));
        assertThat(subscriber.printed()).contains("Going on.");
      } finally {
        PARTS.kafka().thaw();
      }
    }
  }

  @Test
  void only_the_environments_that_were_named_are_deployed() throws Exception {
    try (var champions = new Champions(PARTS, 3)) {
      champions.publish(20);

      try (var subscriber =
          start(champions, "--once", "--environment", "qa", "--environment", "dev")) {
        assertThat(subscriber.exitCode()).isZero();
      }

      var expected = new TreeMap<>(champions.last());
      expected.keySet().removeIf(key -> key.startsWith("production/"));
      assertThat(expected).isNotEmpty();
      assertAgrees(expected);
    }
  }

  private SubscriberProcess start(Champions champions, String... more) throws IOException {
    return SubscriberProcess.start(PARTS, arguments(champions, more));
  }

  private String[] arguments(Champions champions, String... more) {
    return Stream.concat(
            Stream.of("--output", folder.toString(), "--topic-prefix", champions.prefix),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static ConditionFactory eventually() {
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions(); // Such as of files that were moved since they were listed.
  }

  /// The folder holds what the champions say, and nothing else.
  private void assertAgrees(Map<String, ChampionChanged> champions) throws IOException {
    var expected = new TreeMap<String, String>();
    champions.forEach(
        (key, change) -> {
          if (change.getChampion() != null) {
            expected.put(
                key, change.getRevision() + " " + change.getChampion().getArtifact().getUri());
          }
        });
    var found = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var manifest = new YAMLMapper().readTree(file.toFile());
        var metadata = manifest.required("metadata");
        var annotations = metadata.required("annotations");
        assertThat(file.getFileName()).hasToString(metadata.get("name").asText() + ".yaml");
        found.put(
            metadata.get("namespace").asText()
                + "/"
                + annotations.get("modeltrail.io/model").asText(),
            annotations.get("modeltrail.io/revision").asText()
                + " "
                + manifest.at("/spec/predictor/model/storageUri").asText());
      }
    }
    assertThat(found).isEqualTo(expected);
  }
}
