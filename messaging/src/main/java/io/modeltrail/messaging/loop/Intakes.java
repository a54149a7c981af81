package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.wire.SchemaRegistry;

/// Makes an intake for each of a service's loops.
@FunctionalInterface
public interface Intakes {

  Intake<?> open(LoopSettings settings, SchemaRegistry schemas);
}
