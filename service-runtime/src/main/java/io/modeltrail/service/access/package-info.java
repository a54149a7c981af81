/// Who calls, and which groups may do what.
@NullMarked
package io.modeltrail.service.access;

import org.jspecify.annotations.NullMarked;
