package io.modeltrail.audit.answers.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.governance.gate.Subject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What promotion-service shows of a promotion to who decides about it, put together anew from the
/// trail: if its digest is the one that was decided upon, then all of it is unchanged.
///
/// @param shown as JSON, in the form that docs/promotion.md names
/// @param parts the records that it is made of
public record ShownEvidence(ObjectNode shown, List<Fact<?>> parts) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param step the promotion's last then
  /// @param at when the log took the decision
  /// @return empty if the version, or the rules, are not known
  public static Optional<ShownEvidence> of(
      ModelFacts facts, Policies policies, Fact<PromotionChanged> step, Instant at) {
    Optional<Fact<ModelRegistered>> version = facts.version(step.said().getVersion());
    Optional<Fact<GovernanceApplied>> rules = policies.inForceAt(at);
    if (version.isEmpty() || rules.isEmpty()) {
      return Optional.empty();
    }
    List<Fact<?>> parts = new ArrayList<>(List.of(step, version.get(), rules.get()));
    Subjects subjects = new Subjects(facts, at);
    ObjectNode shown = JSON.createObjectNode();
    shown.set("promotion", Plain.of(step));
    shown.set("version", subject(subjects, version.get(), parts));
    champion(facts, step.said().getEnvironment(), at)
        .ifPresent(
            champion -> {
              parts.add(champion);
              shown.set("champion", subject(subjects, champion, parts));
            });
    Descriptions descriptions = Descriptions.of(facts, at);
    ObjectNode model = shown.putObject("model");
    model.put("riskTier", descriptions.tier(step.said().getVersion()).name());
    ArrayNode developers = model.putArray("developers");
    descriptions.developers(step.said().getVersion()).forEach(developers::add);
    ObjectNode governance = shown.putObject("governance");
    governance.put("revision", rules.get().said().getRevision());
    governance.put("digest", rules.get().said().getDigest());
    return Optional.of(new ShownEvidence(shown, List.copyOf(parts)));
  }

  private static Optional<Fact<ModelRegistered>> champion(
      ModelFacts facts, String environment, Instant at) {
    return Champions.of(facts, environment)
        .runningBefore(at)
        .map(Fact::said)
        .map(ModelPromoted::getVersion)
        .flatMap(facts::version);
  }

  private static ObjectNode subject(
      Subjects subjects, Fact<ModelRegistered> version, List<Fact<?>> parts) {
    ObjectNode node = Plain.of(version);
    node.put("artifactCheck", subjects.check(version.said()).name());
    ArrayNode assessments = node.putArray("assessments");
    List<Fact<ModelAssessed>> all = subjects.assessments(version.said());
    for (Fact<ModelAssessed> each : Subject.newest(all)) {
      parts.add(each);
      assessments.add(Plain.of(each).put("at", each.entry().appendedAt().toString()));
    }
    if (all.size() > Subject.ASSESSMENTS_MAX) {
      node.put("moreAssessments", true);
    }
    return node;
  }

  /// SHA-256 of it as RFC 8785 JSON, 64 lowercase hexadecimal digits.
  public String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(AttestationKeys.canonical(shown)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
