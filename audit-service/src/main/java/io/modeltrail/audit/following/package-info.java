/// Works through the trail behind those who fill it: each entry once, in order, whichever instance
/// does it.
@NullMarked
package io.modeltrail.audit.following;

import org.jspecify.annotations.NullMarked;
