package io.modeltrail.registry.artifact.check;

/// A version whose artifact is to be read.
///
/// @param attempts how often it was tried, this time included
record Due(String model, int version, String sha256, String uri, String layout, int attempts) {}
