/// Who calls, and which groups may do what.
@NullMarked
package io.modeltrail.registry.access;

import org.jspecify.annotations.NullMarked;
