/// What became of each event, by its id: kept for duplicates to be known by, and for senders to
/// ask.
@NullMarked
package io.modeltrail.messaging.outcome;

import org.jspecify.annotations.NullMarked;
