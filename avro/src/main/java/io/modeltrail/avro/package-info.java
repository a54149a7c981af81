/// Answers which topic carries which schema, and hands out the schemas as they were written.
@NullMarked
package io.modeltrail.avro;

import org.jspecify.annotations.NullMarked;
