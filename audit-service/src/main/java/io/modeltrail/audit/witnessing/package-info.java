/// Has witnesses cosign what the log has signed, as c2sp.org/tlog-witness has it.
@NullMarked
package io.modeltrail.audit.witnessing;

import org.jspecify.annotations.NullMarked;
