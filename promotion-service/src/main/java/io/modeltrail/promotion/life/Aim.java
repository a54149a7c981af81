package io.modeltrail.promotion.life;

/// Which version is to come where; for a rollback or a retirement, which one is to leave.
public record Aim(String modelName, int version, String environment) {}
