/// Runs the loop inside the service, and shows how it does: health, metrics.
@NullMarked
package io.modeltrail.service.ingestion;

import org.jspecify.annotations.NullMarked;
