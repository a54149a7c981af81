package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an environment runs.
///
/// @param revision counts the changes, from 1
/// @param version null: the model was retired there
/// @param promotionId which made it so
public record Champion(long revision, @Nullable ModelRegistered version, UUID promotionId) {}
