package io.modeltrail.promotion.decision;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.gate.Assessed;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.promotion.ladder.Chronicle;
import io.modeltrail.promotion.ladder.Description;
import io.modeltrail.promotion.ladder.Descriptions;
import io.modeltrail.promotion.ladder.Standing;
import io.modeltrail.promotion.ladder.Streak;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Wait;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the database knows about the models of one batch, and what the batch adds to it.
final class Batch {

  private final Map<VersionKey, ModelRegistered> versions;
  private final Map<String, Standing> standings;
  private final Map<UUID, PromotionTable.Known> promotions;
  private final Map<Streak.Key, Streak> streaks;
  private final Additions additions = new Additions();

  Batch(Dossier dossier) {
    this.versions = dossier.versions();
    this.standings = dossier.standings();
    this.promotions = dossier.promotions();
    this.streaks = dossier.streaks();
  }

  @Nullable ModelRegistered version(VersionKey key) {
    return versions.get(key);
  }

  Standing standing(String modelName) {
    return Objects.requireNonNull(standings.get(modelName));
  }

  PromotionTable.@Nullable Known promotion(UUID id) {
    return promotions.get(id);
  }

  Map<Streak.Key, Streak> streaks() {
    return streaks;
  }

  /// The promotions that wait for a version to be registered, in the order in which they were asked
  /// for.
  List<Promotion> waitingFor(VersionKey key) {
    return waiting(key, Wait.VERSION);
  }

  /// The promotions of a version that wait before gates, in the order in which they were asked for.
  List<Promotion> atGates(VersionKey key) {
    return waiting(key, Wait.GATES);
  }

  private List<Promotion> waiting(VersionKey key, Wait what) {
    return promotions.values().stream()
        .filter(each -> each.key().equals(key) && each.promotion().waitsFor(what))
        .map(PromotionTable.Known::promotion)
        .sorted(
            Comparator.comparing((Promotion each) -> each.ask().at()).thenComparing(Promotion::id))
        .toList();
  }

  /// The versions that what was said of a run, or of a version, is about, as far as they matter
  /// here: champions, and those with a promotion that is not decided.
  List<ModelRegistered> meant(ModelAssessed told) {
    return versions.values().stream()
        .filter(each -> each.getModelName().equals(told.getModelName()))
        .filter(each -> isMeant(told, each))
        .sorted(Comparator.comparingInt(ModelRegistered::getVersion))
        .toList();
  }

  private static boolean isMeant(ModelAssessed told, ModelRegistered version) {
    if (told.getVersion() != null) {
      return told.getVersion() == version.getVersion();
    }
    return version.getWorkspace().equals(told.getWorkspace())
        && version.getRun().getRunId().equals(told.getRunId())
        && (told.getSha256() == null || told.getSha256().equals(version.getArtifact().getSha256()));
  }

  Additions additions() {
    return additions;
  }

  void add(Event event, ModelRegistered version) {
    additions.versions.add(event);
    versions.put(VersionKey.of(version), version);
    for (Event before : additions.assessments) {
      ModelAssessed told = (ModelAssessed) before.content();
      if (told.getWithdraws() == null
          && told.getModelName().equals(version.getModelName())
          && isMeant(told, version)) {
        standing(version.getModelName())
            .findings()
            .assessed(version.getVersion(), new Assessed(told, before.appendedAt()));
      }
    }
  }

  void add(Event event, ArtifactChecked checked) {
    additions.checks.add(event);
    standing(checked.getModelName())
        .findings()
        .checked(checked.getVersion(), checked.getSha256(), checked.getOutcome());
  }

  /// @param versions that it is about
  void add(Event event, ModelAssessed told, List<ModelRegistered> versions) {
    additions.assessments.add(event);
    var findings = standing(told.getModelName()).findings();
    if (told.getWithdraws() != null) {
      findings.withdrawn(told.getWithdraws());
    } else {
      Assessed assessed = new Assessed(told, event.appendedAt());
      versions.forEach(each -> findings.assessed(each.getVersion(), assessed));
    }
  }

  void add(ModelDescribed told) {
    Descriptions descriptions = standing(told.getModelName()).descriptions();
    int subject = told.getVersion() == null ? Descriptions.MODEL : told.getVersion();
    Description now = DescriptionTable.after(descriptions.said(subject), told);
    descriptions.described(subject, now);
    additions.descriptions.put(new VersionKey(told.getModelName(), subject), now);
  }

  /// What was decided because of an event. If a promotion has waited, and waits no longer or for
  /// something else, so does the event that asked.
  void add(Event event, Chronicle chronicle) {
    additions.facts.addAll(chronicle.facts());
    chronicle
        .changed()
        .forEach(
            (id, changed) -> {
              PromotionTable.Known before = promotions.get(id);
              UUID request = before == null ? event.id() : before.requestEventId();
              PromotionTable.Known now =
                  new PromotionTable.Known(changed.promotion(), request, changed.told());
              promotions.put(id, now);
              additions.add(before, now);
            });
  }

  /// The verdicts as they are after the whole batch: what an event of the batch waited for may have
  /// come with another one.
  List<Verdict> settled(List<Event> events, List<Verdict> verdicts) {
    return additions.settled(events, verdicts);
  }

  void store(Connection tx) throws SQLException {
    additions.store(tx);
  }
}
