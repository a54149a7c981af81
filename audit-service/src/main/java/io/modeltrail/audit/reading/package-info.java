/// Reads records of whatever schema, for people and for search. What cannot be read is kept all the
/// same, with the reason.
@NullMarked
package io.modeltrail.audit.reading;

import org.jspecify.annotations.NullMarked;
