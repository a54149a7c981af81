/// What came of reading the artifacts of versions.
@NullMarked
package io.modeltrail.registry.check;

import org.jspecify.annotations.NullMarked;
