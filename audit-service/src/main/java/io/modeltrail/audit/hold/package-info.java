/// Legal holds: what must not be erased, and since and until which entry of the trail.
@NullMarked
package io.modeltrail.audit.hold;

import org.jspecify.annotations.NullMarked;
