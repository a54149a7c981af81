package io.modeltrail.audit.evidence;

import io.modeltrail.audit.leaf.Original;
import io.modeltrail.audit.passport.Told;
import org.jspecify.annotations.Nullable;

/// An entry as it is stored.
///
/// @param type full name of the record, if it is known
/// @param record null if it was erased
/// @param salts JSON that opens the leaf's commitments; null if it was erased
record Kept(
    Told told,
    @Nullable String type,
    byte[] leaf,
    @Nullable Original record,
    byte @Nullable [] salts) {

  boolean isErased() {
    return record == null || salts == null;
  }
}
