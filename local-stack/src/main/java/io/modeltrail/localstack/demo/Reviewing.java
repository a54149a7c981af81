package io.modeltrail.localstack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.stack.Service;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// A reviewer finds each step in the trail, and nothing missing in it.
final class Reviewing {

  private static final String MODEL = "diabetes-progression";

  /// What is written because of the trail itself: reading it adds to it.
  private static final List<String> OF_THE_TRAIL =
      List.of("audit.noted", "audit.entry", "audit.checkpoint");

  private final Stage stage;
  private final Claims claims;
  private final Api audit;

  Reviewing(Stage stage) {
    this.stage = stage;
    this.claims = stage.claims();
    this.audit = stage.api(Service.AUDIT);
  }

  void trail() throws Exception {
    stage.chapter(
        "A reviewer asks how it came to be",
        "The audit service has taken every record of every topic into one sequence, whoever wrote it and",
        "whether or not it could be read. How did version 3 of %s get into production?"
            .formatted(MODEL));
    steps();
    deployment();
    everyRecordOnce();
    hashes();
    new Asking(stage).ask();
    new TakingAway(stage).check();
  }

  private void steps() throws Exception {
    String promoted = promoted("production", MODEL, 3);
    claims.equal(
        "the trail has the whole chain, each record caused by the one before",
        List.of("ModelTrained", "ModelRegistered"),
        () -> chain(MODEL, registered(MODEL, 3)));
    claims.equal(
        "and from the request to the promotion",
        List.of("PromotionRequested", "ModelPromoted"),
        () -> chain(MODEL, promoted));
    claims.equal(
        "the rules that it was decided under are in the trail as well, all four revisions",
        4,
        () -> entries("type=GovernanceApplied").size());
    claims.equal(
        "so is the approval that was refused: whose, and why",
        List.of("DENIAL OWN_REQUEST"),
        this::denials);
    claims.equal(
        "and the broken record, as it came, at its place, with what is wrong with it",
        true,
        () -> entries("topic=model.trained").stream().anyMatch(each -> each.has("decodeProblem")));
  }

  /// A version that was registered at deployment has the request for its cause.
  private void deployment() throws Exception {
    String model = Candidates.MODEL;
    String promoted = promoted("dev", model, 1);
    claims.equal(
        "version 1 of %s came to be because its deployment was asked for".formatted(model),
        List.of("DeploymentRequested", "ModelRegistered"),
        () -> chain(model, registered(model, 1)));
    claims.equal(
        "and came to dev for the same reason",
        List.of("DeploymentRequested", "PromotionRequested", "ModelPromoted"),
        () -> chain(model, promoted));
  }

  private List<String> denials() throws Exception {
    List<String> found = new ArrayList<>();
    for (JsonNode each : entries("type=AuditNoted&actor=model-owner@local")) {
      JsonNode note = audit.get(Group.AUDITOR, each.path("href").asText()).path("decoded");
      found.add(note.path("kind").asText() + " " + note.at("/detail/code").asText());
    }
    return found;
  }

  /// The event that told of a version.
  private String registered(String model, int version) throws Exception {
    return stage
        .api(Service.REGISTRY)
        .get(Group.AUDITOR, "/models/%s/versions/%d".formatted(model, version))
        .path("eventId")
        .asText();
  }

  /// The event that made a version an environment's champion.
  private String promoted(String environment, String model, int version) throws Exception {
    return stage
        .api(Service.PROMOTION)
        .all(Group.AUDITOR, "/environments/%s/champions/%s/history".formatted(environment, model))
        .stream()
        .filter(each -> each.path("version").asInt() == version)
        .findFirst()
        .orElseThrow()
        .path("eventId")
        .asText();
  }

  /// The types of the entries that led to an event, the first cause first.
  private List<String> chain(String model, String eventId) throws Exception {
    Map<String, JsonNode> byId = new TreeMap<>();
    for (JsonNode each : entries("model=" + model)) {
      byId.put(each.path("eventId").asText(), each);
    }
    List<String> types = new ArrayList<>();
    String at = eventId;
    while (byId.containsKey(at)) {
      JsonNode entry = byId.get(at);
      String type = entry.path("type").asText();
      types.addFirst(type.substring(type.lastIndexOf('.') + 1));
      at =
          audit.get(Group.AUDITOR, entry.path("href").asText()).at("/decoded/causationId").asText();
    }
    return types;
  }

  private void everyRecordOnce() throws Exception {
    Map<String, Long> held = new TreeMap<>();
    for (String topic : stage.log().topics()) {
      if (!OF_THE_TRAIL.contains(topic)) {
        long records = stage.log().records(topic).size();
        if (records > 0) {
          held.put(topic, records);
        }
      }
    }
    claims.equal(
        "each of the %d records in the topics is in the trail, once"
            .formatted(held.values().stream().mapToLong(Long::longValue).sum()),
        held,
        () -> {
          Map<String, Long> found = new TreeMap<>();
          for (JsonNode each : entries("")) {
            String topic = each.at("/place/topic").asText();
            if (!OF_THE_TRAIL.contains(topic)) {
              found.merge(topic, 1L, Long::sum);
            }
          }
          return found;
        });
    List<JsonNode> all = entries("");
    claims.equal(
        "the entries are numbered from 0 without a gap",
        LongStream.range(0, all.size()).boxed().toList(),
        () -> all.stream().map(each -> each.path("index").asLong()).toList());
  }

  private void hashes() throws Exception {
    List<JsonNode> all = entries("");
    JsonNode entry = audit.get(Group.AUDITOR, all.get(all.size() / 2).path("href").asText());
    claims.equal(
        "an entry's hash can be computed by anyone: SHA-256 of 0x00 and its leaf",
        entry.path("leafHash").asText(),
        () -> {
          MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
          sha256.update((byte) 0);
          return HexFormat.of()
              .formatHex(sha256.digest(entry.path("leaf").asText().getBytes(UTF_8)));
        });
    new Outsider(audit, claims).check(entry);
    claims.equal(
        "this review is in the trail, too: who read what",
        true,
        () -> !entries("type=AuditNoted").isEmpty());
  }

  private List<JsonNode> entries(String query) throws Exception {
    return audit.all(Group.AUDITOR, "/entries?" + query);
  }
}
