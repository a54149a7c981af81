/// Extends the tree by the entries that were sequenced, signs what it is then, and keeps what was
/// signed where a restored database cannot forget it, before anybody sees it.
@NullMarked
package io.modeltrail.audit.publication;

import org.jspecify.annotations.NullMarked;
