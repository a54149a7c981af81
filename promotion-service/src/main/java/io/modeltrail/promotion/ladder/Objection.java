package io.modeltrail.promotion.ladder;

/// Why something that somebody wants is not done.
///
/// @param code stable, for programs
/// @param detail for people: what was found, what was expected
public record Objection(String code, String detail) {}
