/// What was told of promotions, as the log has it: read from `model.promoted.<environment>`, and
/// written as CloudEvents for those without Kafka.
@NullMarked
package io.modeltrail.promotion.announcement;

import org.jspecify.annotations.NullMarked;
