package io.modeltrail.promotion.decision;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.governance.gate.Assessed;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.promotion.attestation.Trust;
import io.modeltrail.promotion.ladder.Champion;
import io.modeltrail.promotion.ladder.Code;
import io.modeltrail.promotion.ladder.Description;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.ladder.Former;
import io.modeltrail.promotion.ladder.Limits;
import io.modeltrail.promotion.ladder.Lineage;
import io.modeltrail.promotion.ladder.Reign;
import io.modeltrail.promotion.ladder.Standing;
import io.modeltrail.promotion.ladder.Streak;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Decides as the service does, and keeps what it decided as the database does, for one model and
/// in memory: plain lists, read anew for each batch.
final class Memory {

  /// Few may wait, so that courses come to that.
  static final Limits LIMITS = new Limits(Duration.ofHours(1), 2);

  private final String model;
  private final Rules rules;
  private final Trust trust;

  final List<Fact> facts = new ArrayList<>();
  final Map<UUID, PromotionTable.Known> promotions = new LinkedHashMap<>();
  private final Map<VersionKey, ModelRegistered> versions = new HashMap<>();
  private final List<ArtifactChecked> checks = new ArrayList<>();
  private final List<Assessed> assessments = new ArrayList<>();
  private final Map<Streak.Key, Streak> streaks = new HashMap<>();
  private final Set<UUID> succeeded = new HashSet<>();

  /// The events that had their effect; one that was refused may come again.
  final Set<UUID> applied = new HashSet<>();

  private final Map<VersionKey, Description> descriptions = new HashMap<>();

  Memory(String model, Rules rules, Trust trust) {
    this.model = model;
    this.rules = rules;
    this.trust = trust;
  }

  /// Decides about events that come together, and keeps what it decided.
  ///
  /// @param crash whether it dies before the commit: then nothing is kept
  /// @return what became of each; an event that was applied before has none
  List<Verdict> decide(List<Event> events, boolean crash) {
    Batch batch = new Batch(dossier());
    List<Verdict> verdicts = new ArrayList<>();
    Set<UUID> now = new HashSet<>();
    for (Event event : events) {
      if (!applied.contains(event.id()) && !now.contains(event.id())) {
        Verdict verdict = decide(new Occasion(rules, batch, event, LIMITS));
        verdicts.add(verdict);
        if (!(verdict instanceof Verdict.Refused)) {
          now.add(event.id());
        }
      }
    }
    if (!crash) {
      applied.addAll(now);
      keep(batch.additions());
    }
    return verdicts;
  }

  private Verdict decide(Occasion occasion) {
    return switch (occasion.event().content()) {
      case ModelRegistered it -> new Versions(occasion).registered(it);
      case ArtifactChecked it -> new Versions(occasion).checked(it);
      case ModelAssessed it -> new Versions(occasion).assessed(it);
      case ModelDescribed it -> new Versions(occasion).described(it);
      case PromotionRequested it -> requests(occasion).requested(it);
      case TimerFired it -> requests(occasion).fired(it);
      case PromotionDecided it -> new People(occasion, trust).decided(it);
      case DeploymentReported it -> new Field(occasion).reported(it);
      case ModelObserved it -> new Field(occasion).observed(it);
      default -> throw new IllegalArgumentException("not read here: " + occasion.event());
    };
  }

  private Requests requests(Occasion occasion) {
    return new Requests(occasion, trust);
  }

  private void keep(Additions additions) {
    additions.versions.forEach(
        event -> {
          ModelRegistered version = (ModelRegistered) event.content();
          versions.put(VersionKey.of(version), version);
        });
    additions.checks.forEach(event -> checks.add((ArtifactChecked) event.content()));
    additions.assessments.forEach(
        event ->
            assessments.add(new Assessed((ModelAssessed) event.content(), event.appendedAt())));
    additions.reports.forEach(
        row -> {
          if (row.told().getOutcome() == io.modeltrail.event.DeploymentOutcome.SUCCEEDED) {
            succeeded.add(row.promotionId());
          }
        });
    streaks.putAll(additions.streaks);
    additions.promotions.forEach(known -> promotions.put(known.promotion().id(), known));
    facts.addAll(additions.facts);
    descriptions.putAll(additions.descriptions);
  }

  /// What a decision, or who is to decide, can know now.
  Dossier dossier() {
    Map<String, Champion> champions = new HashMap<>();
    List<Reign> reigns = new ArrayList<>();
    Map<String, List<Former>> formers = new HashMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Succession(var cause, ModelPromoted told)) {
        Instant at = cause.at();
        String environment = told.getEnvironment();
        boolean retired = told.getKind() == PromotionKind.RETIREMENT;
        ModelRegistered version = versions.get(new VersionKey(model, told.getVersion()));
        champions.put(
            environment,
            new Champion(told.getRevision(), retired ? null : version, told.getPromotionId()));
        reigns.replaceAll(
            each ->
                each.environment().equals(environment) && each.until() == null
                    ? new Reign(environment, each.version(), each.from(), at)
                    : each);
        formers
            .computeIfAbsent(environment, unused -> new ArrayList<>())
            .add(
                new Former(
                    told.getRevision(),
                    told.getKind(),
                    version,
                    told.getPromotionId(),
                    succeeded.contains(told.getPromotionId())));
        if (!retired) {
          reigns.add(new Reign(environment, told.getVersion(), at, null));
        }
      }
    }
    Standing standing = new Standing(champions, reigns);
    for (Reign reign : reigns) {
      Code.of(versions.get(new VersionKey(model, reign.version())))
          .ifPresent(code -> standing.lineage().accepted(code, reign));
    }
    formers.forEach(
        (environment, all) ->
            all.forEach(
                each -> {
                  standing.knows(environment, each);
                  if (each.kind() == PromotionKind.RETIREMENT) {
                    return;
                  }
                  standing
                      .lineage()
                      .ran(
                          environment,
                          each.revision(),
                          new Lineage.Ran(
                              each.version().getVersion(), Code.of(each.version()).orElse(null)));
                }));
    promotions.values().forEach(known -> standing.knows(known.promotion()));
    descriptions.forEach((key, said) -> standing.descriptions().described(key.version(), said));
    findings(standing);
    return new Dossier(
        new HashMap<>(versions),
        Map.of(model, standing),
        new HashMap<>(promotions),
        new HashMap<>(streaks));
  }

  private void findings(Standing standing) {
    versions.values().forEach(standing.lineage()::knows);
    checks.forEach(
        it -> standing.findings().checked(it.getVersion(), it.getSha256(), it.getOutcome()));
    Set<UUID> withdrawn = new HashSet<>();
    assessments.forEach(each -> withdrawn.add(each.told().getWithdraws()));
    assessments.stream()
        .filter(each -> each.told().getWithdraws() == null)
        .filter(each -> !withdrawn.contains(each.told().getEventId()))
        .forEach(each -> standing.findings().assessed(each.told().getVersion(), each));
  }
}
