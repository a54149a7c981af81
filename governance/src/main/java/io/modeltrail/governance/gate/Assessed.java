package io.modeltrail.governance.gate;

import io.modeltrail.event.ModelAssessed;
import java.time.Instant;

/// What somebody found out about a version after its training.
///
/// @param at when the log took it
public record Assessed(ModelAssessed told, Instant at) {}
