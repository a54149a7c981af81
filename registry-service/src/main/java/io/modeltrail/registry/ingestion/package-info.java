/// Tells the loop what this service does with the log, and reads the configuration for it.
@NullMarked
package io.modeltrail.registry.ingestion;

import org.jspecify.annotations.NullMarked;
