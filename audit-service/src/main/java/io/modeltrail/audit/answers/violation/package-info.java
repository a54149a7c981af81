/// All that can be found wrong in a time, by every rule that there is.
@NullMarked
package io.modeltrail.audit.answers.violation;

import org.jspecify.annotations.NullMarked;
