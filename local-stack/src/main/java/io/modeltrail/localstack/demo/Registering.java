package io.modeltrail.localstack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.localstack.demo.TrainingJob.Published;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.parts.Part;
import io.modeltrail.localstack.stack.Service;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Models are trained and become versions; an event said twice counts once; a broken record is set
/// aside and lost is nothing; the plug is pulled and nothing is missing.
final class Registering {

  private final Stage stage;
  private final PrintStream out;
  private final Claims claims;
  private final TrainingJob job;
  private final Api registry;
  private final Log log;

  Registering(Stage stage) {
    this.stage = stage;
    this.out = stage.out();
    this.claims = stage.claims();
    this.job = new TrainingJob(stage);
    this.registry = stage.api(Service.REGISTRY);
    this.log = stage.log();
  }

  List<Published> training() throws Exception {
    stage.chapter(
        "A training job runs",
        "It is a program of its own. It trains on real data, measures on rows that it has not seen, and",
        "tells Kafka of each model with one record, ModelTrained, on the topic model.trained.");
    return job.run(stage::say);
  }

  void versions(List<Published> published) throws Exception {
    stage.chapter(
        "The registry makes versions of them",
        "It reads the records, deals each model's numbers 1, 2, 3 and tells of each version on the topic",
        "model.registered, with all that the training job said.");
    claims.equal(
        published.size() + " records have become " + published.size() + " versions, each once",
        published.stream().map(Published::eventId).sorted().toList(),
        () ->
            log.registered().stream()
                .map(each -> each.getCausationId().toString())
                .sorted()
                .toList());
    for (Published each : published) {
      JsonNode fate = fate(each.eventId());
      JsonNode version = registry.get(Group.AUDITOR, fate.path("href").asText());
      out.printf("%n    %s%n", fate.path("href").asText());
      claims.equal(
          "its digest is that of the file on disk",
          each.digestOnDisk(),
          () -> version.at("/artifact/sha256").asText());
      claims.equal(
          "its metrics are those that the job measured: " + each.quality(),
          each.metrics(),
          () -> metrics(version));
      claims.equal(
          "it knows the run that made it", each.runId(), () -> version.at("/run/runId").asText());
    }
  }

  void saidTwice() throws Exception {
    stage.chapter(
        "Somebody says it twice",
        "A nervous pipeline sends the first record again, byte for byte.");
    ConsumerRecord<byte[], byte[]> first = log.records("model.trained").getFirst();
    int before = log.registered().size();
    log.send("model.trained", new String(first.key(), UTF_8), first.value());
    claims.equal(
        "the registry has read it, and taken it for what it is",
        1.0,
        () -> registry.metric("modeltrail_loop_repeated_total"));
    claims.equal("there are still " + before + " versions", before, () -> log.registered().size());
  }

  void broken() throws Exception {
    stage.chapter(
        "Somebody sends rubbish",
        "A record arrives that breaks off in the middle. It must not stop the others, and must not get lost.");
    ConsumerRecord<byte[], byte[]> first = log.records("model.trained").getFirst();
    byte[] rubbish = Arrays.copyOf(first.value(), first.value().length / 2);
    var place = log.send("model.trained", new String(first.key(), UTF_8), rubbish);
    String where = place.partition() + "@" + place.offset();
    claims.equal(
        "it is set aside with its reason, at its place in the log",
        List.of("TRUNCATED " + where),
        () -> rejections().stream().filter(each -> each.endsWith(where)).toList());
    claims.equal(
        "its bytes stand unchanged in the topic model.trained.dead-letter",
        HexFormat.of().formatHex(rubbish),
        () -> HexFormat.of().formatHex(log.records("model.trained.dead-letter").getLast().value()));
  }

  List<Published> plugPulled() throws Exception {
    stage.chapter(
        "The plug is pulled",
        "The registry's process is killed, with no time to say goodbye, and the training job runs meanwhile.",
        "Its records wait in the log.");
    Part service = service();
    service.killHard();
    List<Published> meanwhile = job.run(stage::say);
    out.println("    The registry starts again.");
    service.start();
    List<String> expected = meanwhile.stream().map(Published::eventId).sorted().toList();
    claims.equal(
        "what was trained meanwhile is registered, each once",
        expected,
        () ->
            log.registered().stream()
                .map(each -> each.getCausationId().toString())
                .filter(expected::contains)
                .sorted()
                .toList());
    return meanwhile;
  }

  void gapless(List<Published> published) throws Exception {
    stage.chapter("Where things stand", "Every model's versions, as Kafka and HTTP tell of them.");
    TreeMap<String, List<Published>> byModel =
        published.stream()
            .collect(
                Collectors.groupingBy(Published::modelName, TreeMap::new, Collectors.toList()));
    for (var each : byModel.entrySet()) {
      String model = each.getKey();
      List<Integer> numbers = IntStream.rangeClosed(1, each.getValue().size()).boxed().toList();
      claims.equal(
          "%s has the versions %s, without a gap".formatted(model, numbers),
          numbers,
          () ->
              log.registered().stream()
                  .filter(version -> version.getModelName().equals(model))
                  .map(ModelRegistered::getVersion)
                  .toList());
      claims.equal(
          "HTTP says the same",
          numbers.getLast(),
          () -> registry.get(Group.DEPLOYER, "/models/" + model).path("latestVersion").asInt());
    }
  }

  private JsonNode fate(String eventId) throws Exception {
    return registry.get(Group.TRAINER, "/events/" + eventId);
  }

  private List<String> rejections() throws Exception {
    List<String> found = new ArrayList<>();
    for (JsonNode each : registry.get(Group.OPERATOR, "/rejections").path("items")) {
      found.add(
          "%s %d@%d"
              .formatted(
                  each.path("code").asText(),
                  each.path("partition").asInt(),
                  each.path("offset").asLong()));
    }
    return found;
  }

  private Part service() {
    return stage.stack().all().stream()
        .filter(part -> part.name().equals(Service.REGISTRY.label()))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Double> metrics(JsonNode version) {
    TreeMap<String, Double> metrics = new TreeMap<>();
    version
        .path("metrics")
        .properties()
        .forEach(m -> metrics.put(m.getKey(), m.getValue().asDouble()));
    return metrics;
  }
}
