/// A deployment system of one's own: keeps a folder of manifests as the champions in Kafka say.
@NullMarked
package io.modeltrail.examples.deployment;

import org.jspecify.annotations.NullMarked;
