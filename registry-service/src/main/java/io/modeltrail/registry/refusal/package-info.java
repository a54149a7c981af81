/// What the log holds of refusals that depended on what else was read at that moment.
@NullMarked
package io.modeltrail.registry.refusal;

import org.jspecify.annotations.NullMarked;
