/// The rules as the log has them: one revision after the other, and which was in force when.
@NullMarked
package io.modeltrail.governance.rules;

import org.jspecify.annotations.NullMarked;
