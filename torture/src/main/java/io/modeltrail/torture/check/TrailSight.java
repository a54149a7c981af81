package io.modeltrail.torture.check;

import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The trail as who checks it finds it.
///
/// @param log whose word counts
/// @param told checkpoints in the order in which each source told them
/// @param leaves the entries, in the order of the tree that was read
/// @param tree what the tree that was read says of its former sizes; null: there is none
/// @param damages what is wrong with its tiles
/// @param flaws what the trail says of its own gaps and contradictions, by place
record TrailSight(
    Log log,
    List<Told> told,
    List<Leaf> leaves,
    @Nullable Roots tree,
    List<String> damages,
    Map<String, String> flaws) {

  /// @param source a topic, or an address
  record Told(String source, byte[] note) {}

  /// @param place as [Seen#place]
  record Leaf(String place, String hash) {}

  /// The tree as it was with fewer entries.
  interface Roots {
    long size();

    TreeHead at(long size) throws IOException;
  }
}
