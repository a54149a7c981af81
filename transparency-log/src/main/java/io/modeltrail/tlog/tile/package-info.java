/// The tree and the entries in files (c2sp.org/tlog-tiles): written, read, and never trusted.
@NullMarked
package io.modeltrail.tlog.tile;

import org.jspecify.annotations.NullMarked;
