/// Reads the trail's records for answers: as of a moment, typed, and each compared with what its
/// leaf commits to and with what was signed. What does not agree is never believed.
@NullMarked
package io.modeltrail.audit.answers.record;

import org.jspecify.annotations.NullMarked;
