/// Questions about the trail itself: whether it is whole and unchanged, who kept and who read it.
@NullMarked
package io.modeltrail.audit.answers.keeping;

import org.jspecify.annotations.NullMarked;
