package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.Violation.Kind.CHECKPOINT_FORKED;
import static io.modeltrail.torture.check.Violation.Kind.CHECKPOINT_SHRANK;
import static io.modeltrail.torture.check.Violation.Kind.CHECKPOINT_UNSIGNED;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.CheckpointVerdict;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.torture.check.TrailSight.Told;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every checkpoint that was ever told is signed, covers no less than those that the same source
/// told before, and is what the tree of now was at that size.
final class CheckpointRule implements Rule {

  @Override
  public void check(Evidence evidence, Findings findings) throws IOException {
    TrailSight trail = evidence.trail();
    if (trail == null) {
      return;
    }
    Map<String, Long> sizes = new HashMap<>();
    Map<Long, TreeHead> heads = new HashMap<>();
    for (Told told : trail.told()) {
      TreeHead head = verified(trail, told, findings);
      if (head == null) {
        continue;
      }
      Long before = sizes.put(told.source(), head.size());
      if (before != null && before > head.size()) {
        findings.add(
            CHECKPOINT_SHRANK,
            "%s size %d".formatted(told.source(), head.size()),
            "%d entries were covered before",
            before);
      }
      TreeHead other = heads.putIfAbsent(head.size(), head);
      if (other != null && !other.equals(head)) {
        findings.add(CHECKPOINT_FORKED, "size " + head.size(), "two roots");
      }
    }
    for (TreeHead head : heads.values()) {
      compare(trail, head, findings);
    }
  }

  private static @Nullable TreeHead verified(TrailSight trail, Told told, Findings findings) {
    try {
      SignedCheckpoint checkpoint = SignedCheckpoint.parse(told.note());
      if (trail.log().verify(checkpoint) instanceof CheckpointVerdict.Refused refused) {
        findings.add(CHECKPOINT_UNSIGNED, told.source(), refused.why());
        return null;
      }
      return checkpoint.checkpoint().head();
    } catch (MalformedException e) {
      findings.add(CHECKPOINT_UNSIGNED, told.source(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static void compare(TrailSight trail, TreeHead head, Findings findings)
      throws IOException {
    TrailSight.Roots tree = trail.tree();
    if (tree == null || head.size() == 0) {
      return;
    }
    String place = "size " + head.size();
    if (head.size() > tree.size()) {
      findings.add(CHECKPOINT_SHRANK, place, "the tree of now has %d entries", tree.size());
    } else if (!tree.at(head.size()).equals(head)) {
      findings.add(CHECKPOINT_FORKED, place, "the tree of now has another root there");
    }
  }
}
