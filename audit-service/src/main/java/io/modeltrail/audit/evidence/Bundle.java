package io.modeltrail.audit.evidence;

import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.util.List;
import java.util.Map;

/// A bundle that can be written: what is in it is settled.
///
/// @param keys verifier keys that have signed the checkpoint
/// @param schemas by their ids, those that the schema registry has
record Bundle(
    Asked asked,
    SignedCheckpoint checkpoint,
    Selection selection,
    List<String> keys,
    Map<Integer, String> schemas) {

  long size() {
    return checkpoint.checkpoint().head().size();
  }
}
