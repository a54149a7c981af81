package io.modeltrail.audit.instruction;

import java.time.Instant;
import java.util.UUID;

/// An instruction whose note has become an entry.
///
/// @param entry the note's own
/// @param at when the log took it
public record ReadBack(UUID eventId, Instruction.Kind kind, long entry, Instant at) {}
