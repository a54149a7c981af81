/// Gives the loops what they do with the log: the trail.
@NullMarked
package io.modeltrail.audit.ingestion;

import org.jspecify.annotations.NullMarked;
