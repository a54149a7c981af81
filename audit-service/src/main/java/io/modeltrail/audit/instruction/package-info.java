/// Carries out what this service itself has written to the log, when it reads it back: in the
/// trail's order, once, and nothing that anyone else wrote there.
@NullMarked
package io.modeltrail.audit.instruction;

import org.jspecify.annotations.NullMarked;
