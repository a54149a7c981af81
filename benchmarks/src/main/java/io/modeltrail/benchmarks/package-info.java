/// Measures what the services do beside the raw limit of the same machine in the same run.
@NullMarked
package io.modeltrail.benchmarks;

import org.jspecify.annotations.NullMarked;
