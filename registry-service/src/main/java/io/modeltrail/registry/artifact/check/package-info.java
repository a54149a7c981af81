/// Reads the artifacts of new versions, wherever they lie, and tells the log whether they are what
/// was told.
@NullMarked
package io.modeltrail.registry.artifact.check;

import org.jspecify.annotations.NullMarked;
