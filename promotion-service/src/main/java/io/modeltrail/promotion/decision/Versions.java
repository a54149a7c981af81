package io.modeltrail.promotion.decision;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.Names;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.promotion.ladder.Chronicle;
import io.modeltrail.promotion.ladder.Promotions;
import io.modeltrail.promotion.life.Promotion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What follows from a new version, and from what becomes known of versions.
final class Versions {

  private final Occasion occasion;
  private final Batch batch;

  Versions(Occasion occasion) {
    this.occasion = occasion;
    this.batch = occasion.batch();
  }

  Verdict registered(ModelRegistered version) {
    if (!Names.isModel(version.getModelName()) || version.getVersion() < 1) {
      return Occasion.refused(
          "BAD_VERSION",
          "\"%s\" version %d is no version of a model"
              .formatted(version.getModelName(), version.getVersion()));
    }
    VersionKey key = VersionKey.of(version);
    ModelRegistered before = batch.version(key);
    if (before != null) {
      return Occasion.refused(
          "VERSION_KNOWN",
          "version %d of %s was told of by event %s"
              .formatted(key.version(), key.modelName(), before.getEventId()));
    }
    batch.add(occasion.event(), version);
    Chronicle chronicle = occasion.chronicle(version.getModelName(), version.getActor());
    List<Promotion> waiting = batch.waitingFor(key);
    Promotions promotions = new Promotions(chronicle);
    promotions.registered(
        version,
        waiting.stream()
            .map(each -> each.ask().aim().environment())
            .collect(Collectors.toUnmodifiableSet()));
    waiting.forEach(each -> promotions.asked(each, version));
    return occasion.applied(chronicle, Occasion.href(key));
  }

  /// The promotions of the version that wait before gates come before them again.
  Verdict checked(ArtifactChecked checked) {
    Optional<Refusal> broken = CheckRules.broken(checked);
    if (broken.isPresent()) {
      return new Verdict.Refused(broken.get());
    }
    batch.add(occasion.event(), checked);
    VersionKey key = new VersionKey(checked.getModelName(), checked.getVersion());
    Chronicle chronicle = occasion.chronicle(checked.getModelName(), checked.getActor());
    ModelRegistered version = batch.version(key);
    // Another digest is none of the version's: it says nothing of it.
    if (version != null && version.getArtifact().getSha256().equals(checked.getSha256())) {
      again(chronicle, version);
    }
    return occasion.applied(chronicle, Occasion.href(key));
  }

  /// The promotions of the versions that it is about, and that wait before gates, come before them
  /// again.
  Verdict assessed(ModelAssessed told) {
    Optional<Refusal> broken = AssessmentRules.broken(told);
    if (broken.isPresent()) {
      return new Verdict.Refused(broken.get());
    }
    List<ModelRegistered> meant = batch.meant(told);
    batch.add(occasion.event(), told, meant);
    Chronicle chronicle = occasion.chronicle(told.getModelName(), told.getActor());
    meant.forEach(version -> again(chronicle, version));
    return occasion.applied(chronicle, "/events/" + told.getEventId());
  }

  private void again(Chronicle chronicle, ModelRegistered version) {
    Promotions promotions = new Promotions(chronicle);
    batch.atGates(VersionKey.of(version)).forEach(each -> promotions.asked(each, version));
  }

  /// From now on other rules may count: what was decided before stays.
  Verdict described(ModelDescribed told) {
    if (!Names.isModel(told.getModelName())) {
      return Occasion.refused(
          "BAD_MODEL_NAME",
          "\"%s\" is not a model's name: %s"
              .formatted(told.getModelName(), Names.MODEL_NAME_EXPECTED));
    }
    if (told.getVersion() != null && told.getVersion() < 1) {
      return Occasion.refused(
          "BAD_VERSION", "version must be a number from 1, found " + told.getVersion());
    }
    batch.add(told);
    return new Verdict.Applied("/events/" + told.getEventId(), List.of());
  }
}
