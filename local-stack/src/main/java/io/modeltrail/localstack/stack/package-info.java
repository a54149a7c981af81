/// All of Modeltrail on one machine: the parts, the services on top of them, and who may ask them.
@NullMarked
package io.modeltrail.localstack.stack;

import org.jspecify.annotations.NullMarked;
