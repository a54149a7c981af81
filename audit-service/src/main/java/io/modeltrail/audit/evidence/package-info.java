/// Gives all that the trail has about a model version as one file, which can be checked without
/// this service (docs/evidence.md).
@NullMarked
package io.modeltrail.audit.evidence;

import org.jspecify.annotations.NullMarked;
