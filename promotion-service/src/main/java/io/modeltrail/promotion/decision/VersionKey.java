package io.modeltrail.promotion.decision;

import io.modeltrail.event.ModelRegistered;

/// A version of a model.
record VersionKey(String modelName, int version) {

  static VersionKey of(ModelRegistered version) {
    return new VersionKey(version.getModelName(), version.getVersion());
  }
}
