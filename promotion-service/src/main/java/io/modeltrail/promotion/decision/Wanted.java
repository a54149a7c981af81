package io.modeltrail.promotion.decision;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.governance.Names;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.promotion.decision.CodeTable.ModelCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// What has to be known to decide about the events of a batch.
///
/// @param codes of the versions that the events bring
record Wanted(
    TreeSet<String> models, Set<VersionKey> versions, Set<UUID> promotions, Set<ModelCode> codes) {

  static Wanted by(List<Event> events) {
    Wanted wanted = new Wanted(new TreeSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    for (Event event : events) {
      switch (event.content()) {
        case ModelRegistered it -> {
          wanted.add(it.getModelName(), it.getVersion());
          ModelCode.add(it, wanted.codes);
        }
        case ArtifactChecked it -> wanted.add(it.getModelName(), it.getVersion());
        case PromotionRequested it -> {
          wanted.add(it.getModelName(), it.getVersion());
          wanted.promotions.add(it.getPromotionId());
        }
        case TimerFired it -> {
          wanted.models.add(it.getModelName());
          WaitingTime.promotion(it).ifPresent(wanted.promotions::add);
        }
        default -> {} // of no model
      }
    }
    wanted.models.removeIf(name -> !Names.isModel(name)); // those will be refused
    wanted.codes.removeIf(code -> !Names.isModel(code.modelName()));
    return wanted;
  }

  private void add(String model, int version) {
    models.add(model);
    versions.add(new VersionKey(model, version));
  }
}
