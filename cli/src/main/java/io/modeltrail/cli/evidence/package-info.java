/// Checks an evidence bundle offline: what of it is proven, and what is somebody's word
/// (docs/evidence.md).
@NullMarked
package io.modeltrail.cli.evidence;

import org.jspecify.annotations.NullMarked;
