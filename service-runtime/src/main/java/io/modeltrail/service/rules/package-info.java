/// The rules of governance as this instance has read them from the log.
@NullMarked
package io.modeltrail.service.rules;

import org.jspecify.annotations.NullMarked;
