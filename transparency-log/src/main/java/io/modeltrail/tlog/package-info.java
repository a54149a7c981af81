/// Transparency logs as RFC 6962 and the C2SP specifications have them; here only what is said of
/// input that is not what it should be.
@NullMarked
package io.modeltrail.tlog;

import org.jspecify.annotations.NullMarked;
