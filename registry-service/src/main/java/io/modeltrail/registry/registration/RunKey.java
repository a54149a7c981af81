package io.modeltrail.registry.registration;

/// What makes a run's artifact the same, whoever tells of it and however often.
record RunKey(String workspace, String modelName, String runId, String sha256) {}
