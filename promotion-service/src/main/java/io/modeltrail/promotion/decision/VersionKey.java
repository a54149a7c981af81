package io.modeltrail.promotion.decision;

/// A version of a model.
record VersionKey(String modelName, int version) {}
