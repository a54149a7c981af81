/// Runs the loop inside the service, and shows how it does: health, metrics.
@NullMarked
package io.modeltrail.registry.ingestion;

import org.jspecify.annotations.NullMarked;
