/// The rules of governance: applied through the log, kept by revision, shown and tried over HTTP.
@NullMarked
package io.modeltrail.promotion.rules;

import org.jspecify.annotations.NullMarked;
