/// Reads the keys that a service signs with from the files that an operator gave it.
@NullMarked
package io.modeltrail.service.key;

import org.jspecify.annotations.NullMarked;
