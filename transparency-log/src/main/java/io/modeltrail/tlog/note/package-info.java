/// Signed notes (c2sp.org/signed-note): text with signatures, and the keys.
@NullMarked
package io.modeltrail.tlog.note;

import org.jspecify.annotations.NullMarked;
