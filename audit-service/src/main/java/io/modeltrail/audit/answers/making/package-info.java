/// Questions about where versions come from: runs, code, data, and all that happened to them.
@NullMarked
package io.modeltrail.audit.answers.making;

import org.jspecify.annotations.NullMarked;
