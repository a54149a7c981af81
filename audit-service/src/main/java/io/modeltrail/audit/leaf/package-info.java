/// What the trail holds of each record for good: a small canonical text, and commitments to what
/// may have to be erased one day.
@NullMarked
package io.modeltrail.audit.leaf;

import org.jspecify.annotations.NullMarked;
