/// What the trail's records tell about a model, put together: its versions, promotions, champions,
/// and what was found out. Plain Java on records that were checked when they were read.
@NullMarked
package io.modeltrail.audit.answers.story;

import org.jspecify.annotations.NullMarked;
