/// What the rules say: environments as a ladder, the gates before each, and the workspaces that
/// serve them.
@NullMarked
package io.modeltrail.governance;

import org.jspecify.annotations.NullMarked;
