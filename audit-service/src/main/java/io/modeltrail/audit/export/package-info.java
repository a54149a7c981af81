/// Gives entries away in bulk: as lines of JSON or CSV, whatever their number.
@NullMarked
package io.modeltrail.audit.export;

import org.jspecify.annotations.NullMarked;
