/// Conditions on a version: read once, then asked of as many versions as there are.
@NullMarked
package io.modeltrail.governance.gate;

import org.jspecify.annotations.NullMarked;
