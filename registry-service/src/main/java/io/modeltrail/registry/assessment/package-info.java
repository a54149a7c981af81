/// Keeps what is found out about versions and runs after their training, takes it and shows it.
@NullMarked
package io.modeltrail.registry.assessment;

import org.jspecify.annotations.NullMarked;
