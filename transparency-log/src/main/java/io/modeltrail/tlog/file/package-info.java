/// Files that outlast a crash.
@NullMarked
package io.modeltrail.tlog.file;

import org.jspecify.annotations.NullMarked;
