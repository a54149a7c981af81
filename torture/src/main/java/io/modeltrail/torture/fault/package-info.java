/// What is done to a running installation.
@NullMarked
package io.modeltrail.torture.fault;

import org.jspecify.annotations.NullMarked;
