/// Requests for deployment over HTTP: taken, found, read.
@NullMarked
package io.modeltrail.registry.deployment;

import org.jspecify.annotations.NullMarked;
