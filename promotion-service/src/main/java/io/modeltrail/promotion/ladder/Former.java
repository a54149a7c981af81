package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import java.util.UUID;

/// What an environment runs or has run, as far as it can return to it.
///
/// @param promotionId which brought it there
/// @param succeeded whether a deployment system has said that it ran
public record Former(long revision, ModelRegistered version, UUID promotionId, boolean succeeded) {}
