/// Questions about all models together: what there is, what is due, what happened in a time.
@NullMarked
package io.modeltrail.audit.answers.inventory;

import org.jspecify.annotations.NullMarked;
