/// Erases payloads, and people out of payloads: what is asked, what of it may be, and what is left.
@NullMarked
package io.modeltrail.audit.erasure;

import org.jspecify.annotations.NullMarked;
