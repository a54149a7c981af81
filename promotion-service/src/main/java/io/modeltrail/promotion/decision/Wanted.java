package io.modeltrail.promotion.decision;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.governance.Names;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.promotion.decision.CodeTable.ModelCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// What has to be known to decide about the events of a batch.
///
/// @param coming the versions that the events bring
/// @param codes of those versions
/// @param withdrawn assessments that the events withdraw
/// @param past what environments have run
record Wanted(
    TreeSet<String> models,
    Set<VersionKey> versions,
    Set<UUID> promotions,
    List<ModelRegistered> coming,
    Set<ModelCode> codes,
    Set<UUID> withdrawn,
    Past past) {

  /// @param returning the models of which environments may have to return to a former champion
  /// @param revisions of environments that are named
  record Past(Set<String> returning, Set<Revision> revisions) {

    private void revision(DeploymentReported report) {
      if (report.getRevision() != null && report.getPromotionId() == null) {
        revisions.add(
            new Revision(report.getEnvironment(), report.getModelName(), report.getRevision()));
      }
    }
  }

  /// Of what an environment runs of a model.
  record Revision(String environment, String modelName, long revision) {}

  static Wanted by(List<Event> events) {
    Wanted wanted = nothing();
    events.forEach(wanted::add);
    wanted.models.removeIf(name -> !Names.isModel(name)); // those will be refused
    wanted.past.returning.retainAll(wanted.models);
    wanted.past.revisions.removeIf(each -> !wanted.models.contains(each.modelName));
    wanted.coming.removeIf(version -> !wanted.models.contains(version.getModelName()));
    wanted.codes.removeIf(code -> !Names.isModel(code.modelName()));
    return wanted;
  }

  private static Wanted nothing() {
    return new Wanted(
        new TreeSet<>(),
        new HashSet<>(),
        new HashSet<>(),
        new ArrayList<>(),
        new HashSet<>(),
        new HashSet<>(),
        new Past(new HashSet<>(), new HashSet<>()));
  }

  /// To see how a model stands.
  static Wanted of(String modelName) {
    Wanted wanted = nothing();
    wanted.models.add(modelName);
    return wanted;
  }

  /// To see what a decision about a promotion is decided upon.
  static Wanted of(String modelName, UUID promotionId) {
    Wanted wanted = of(modelName);
    wanted.promotions.add(promotionId);
    wanted.past.returning.add(modelName);
    return wanted;
  }

  /// To see what would follow from a request.
  static Wanted of(VersionKey key) {
    Wanted wanted = nothing();
    wanted.add(key.modelName(), key.version());
    wanted.past.returning.add(key.modelName());
    return wanted;
  }

  /// The versions that watches may be about.
  List<VersionKey> observed() {
    return versions.stream().filter(each -> past.returning.contains(each.modelName())).toList();
  }

  private void add(Event event) {
    switch (event.content()) {
      case ModelRegistered it -> {
        add(it.getModelName(), it.getVersion());
        coming.add(it);
        ModelCode.add(it, codes);
      }
      case ArtifactChecked it -> add(it.getModelName(), it.getVersion());
      case ModelDescribed it -> {
        models.add(it.getModelName());
        if (it.getVersion() != null) {
          add(it.getModelName(), it.getVersion());
        }
      }
      case ModelAssessed it -> {
        models.add(it.getModelName());
        if (it.getWithdraws() != null) {
          withdrawn.add(it.getWithdraws());
        }
      }
      case PromotionRequested it -> {
        add(it.getModelName(), it.getVersion());
        promotions.add(it.getPromotionId());
        if (it.getKind() != PromotionKind.PROMOTION) {
          past.returning.add(it.getModelName());
        }
      }
      case PromotionDecided it -> {
        models.add(it.getModelName());
        promotions.add(it.getPromotionId());
        past.returning.add(it.getModelName());
      }
      case DeploymentReported it -> {
        models.add(it.getModelName());
        past.returning.add(it.getModelName());
        if (it.getPromotionId() != null) {
          promotions.add(it.getPromotionId());
        }
        past.revision(it);
      }
      case ModelObserved it -> {
        add(it.getModelName(), it.getVersion());
        past.returning.add(it.getModelName());
      }
      case TimerFired it -> {
        models.add(it.getModelName());
        WaitingTime.promotion(it).ifPresent(promotions::add);
      }
      default -> {} // of no model
    }
  }

  private void add(String model, int version) {
    models.add(model);
    versions.add(new VersionKey(model, version));
  }
}
