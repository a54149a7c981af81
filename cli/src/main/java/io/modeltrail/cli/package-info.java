/// The commands that check, from outside, what the trail says.
@NullMarked
package io.modeltrail.cli;

import org.jspecify.annotations.NullMarked;
