/// What is sent in a round: events good and bad, people who decide, and forgers.
@NullMarked
package io.modeltrail.torture.load;

import org.jspecify.annotations.NullMarked;
