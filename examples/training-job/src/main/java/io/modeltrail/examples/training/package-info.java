/// A training job of one's own: trains models, and tells Modeltrail about each through Kafka.
@NullMarked
package io.modeltrail.examples.training;

import org.jspecify.annotations.NullMarked;
