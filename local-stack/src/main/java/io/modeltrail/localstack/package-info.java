/// The command that runs Modeltrail and all that it needs on one machine, without containers.
@NullMarked
package io.modeltrail.localstack;

import org.jspecify.annotations.NullMarked;
