package io.modeltrail.audit.answers.question;

import java.time.Instant;

/// An entry that proves a part of an answer.
///
/// @param index of the entry
/// @param type the record's name
/// @param at when the log took the record
/// @param says what the record says
/// @param proof where the proof is that the entry is in the log
public record Because(long index, String type, Instant at, String says, String proof) {}
