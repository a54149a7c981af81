package io.modeltrail.cli.log;

import io.modeltrail.cli.log.FsckReport.Checked;
import io.modeltrail.cli.log.FsckReport.Older;
import io.modeltrail.cli.log.FsckReport.Rejected;
import io.modeltrail.tlog.tile.LogCheck.Finding;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.witness.PolicyVerdict;
import java.io.PrintWriter;

/// A report for people: what was checked, what is wrong and where, and the verdict at the end.
final class FsckText {

  private static final int TOLD_MAX = 100;

  private final PrintWriter out;

  FsckText(PrintWriter out) {
    this.out = out;
  }

  void print(FsckReport report) {
    switch (report) {
      case Rejected rejected -> out.println("Checkpoint: " + rejected.why());
      case Checked checked -> print(checked);
    }
    out.println(
        report.isSound()
            ? "Sound: all that was checked is what the checkpoint vouches for."
            : "NOT sound.");
    out.flush();
  }

  private void print(Checked checked) {
    TreeHead head = checked.by().checkpoint().head();
    out.printf("Checkpoint: %,d entries, root %s%n", head.size(), head.root());
    out.println("  signed by " + checked.by().log().key());
    for (PolicyVerdict.Seen seen : checked.by().seen()) {
      out.printf("  seen by %s at %s%n", seen.witness().name(), seen.at());
    }
    switch (checked.older()) {
      case Older.NotAsked notAsked -> {}
      case Older.Consistent(long size) ->
          out.printf("  grown from the %,d entries of the checkpoint that was kept%n", size);
      case Older.Contradicts(String why) ->
          out.println("  contradicts the checkpoint that was kept: " + why);
    }
    print(checked.finding());
    if (checked.leaves() == null) {
      out.println(
          "Leaves were not read: that the tree is of one piece was checked, not what its entries"
              + " are. An auditor's token is needed for that.");
    } else {
      print(checked.leaves());
    }
    if (checked.from() > 0) {
      out.printf("What came before entry %,d was left out, as was asked for.%n", checked.from());
    }
  }

  private void print(Finding finding) {
    switch (finding) {
      case Finding.Sound sound -> {}
      case Finding.Damaged damaged -> {
        damaged.differences().stream()
            .limit(TOLD_MAX)
            .forEach(difference -> out.println("  " + difference));
        more(damaged.count());
      }
    }
  }

  private void print(LeafLook.Seen leaves) {
    out.printf("%,d leaves were read.%n", leaves.entries());
    leaves.flaws().stream()
        .limit(TOLD_MAX)
        .forEach(flaw -> out.printf("  entry %d: %s%n", flaw.entry(), flaw.why()));
    more(leaves.flawed());
    if (leaves.repeated() > 0) {
      out.println("Another entry has the place of each of these in Kafka, too:");
      leaves.again().stream()
          .limit(TOLD_MAX)
          .forEach(flaw -> out.printf("  entry %d: %s%n", flaw.entry(), flaw.why()));
      more(leaves.repeated());
    }
    if (!leaves.allPlaces()) {
      out.println("They have too many places for all to be compared.");
    }
  }

  private void more(long count) {
    if (count > TOLD_MAX) {
      out.printf("  … and %,d more%n", count - TOLD_MAX);
    }
  }
}
