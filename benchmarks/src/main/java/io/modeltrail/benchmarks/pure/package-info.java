/// What costs how much of what is pure: no log, no database, one thread.
@NullMarked
package io.modeltrail.benchmarks.pure;

import org.jspecify.annotations.NullMarked;
