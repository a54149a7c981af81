package io.modeltrail.cli.evidence;

/// What was found of one thing.
///
/// @param check which kind of check found it, as `inclusion`
/// @param says for a person
record Finding(Verdict verdict, String check, Spot spot, String says) {}
