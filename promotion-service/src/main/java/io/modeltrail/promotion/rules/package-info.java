/// The rules of governance over HTTP: applied through the log, tried, read by revision.
@NullMarked
package io.modeltrail.promotion.rules;

import org.jspecify.annotations.NullMarked;
