/// Says in the trail which stretches of the log were scanned and which could not be, and checks
/// what it says, and the domain's own numbers, for what is missing.
@NullMarked
package io.modeltrail.audit.coverage;

import org.jspecify.annotations.NullMarked;
