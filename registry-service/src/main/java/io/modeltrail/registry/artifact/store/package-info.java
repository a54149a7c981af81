/// Keeps artifacts under the digests of their bytes, and takes them in: whole, or piece by piece
/// after an interruption.
@NullMarked
package io.modeltrail.registry.artifact.store;

import org.jspecify.annotations.NullMarked;
