/// Decides what the log asks for, in the order in which the log holds it, and stores it step by
/// step.
@NullMarked
package io.modeltrail.promotion.decision;

import org.jspecify.annotations.NullMarked;
