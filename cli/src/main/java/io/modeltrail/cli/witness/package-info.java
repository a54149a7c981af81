/// A witness of logs: cosigns what they say, as c2sp.org/tlog-witness has it.
@NullMarked
package io.modeltrail.cli.witness;

import org.jspecify.annotations.NullMarked;
