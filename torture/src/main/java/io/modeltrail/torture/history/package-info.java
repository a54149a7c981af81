/// What was tried, and what came of it, written down before anything else happens.
@NullMarked
package io.modeltrail.torture.history;

import org.jspecify.annotations.NullMarked;
