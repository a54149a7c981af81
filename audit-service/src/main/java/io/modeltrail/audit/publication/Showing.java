package io.modeltrail.audit.publication;

import io.modeltrail.audit.publication.LogConfig.WithoutQuorum;
import io.modeltrail.audit.witnessing.Answer;
import io.modeltrail.audit.witnessing.Asked;
import io.modeltrail.audit.witnessing.Proofs;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tile.DamagedLogException;
import io.modeltrail.tlog.tile.TiledTree;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;

/// The way of a signed checkpoint to those who follow the log: kept outside of the database, seen
/// by witnesses, kept with their cosignatures, shown. A witness sees it, so it is kept before: what
/// somebody has seen must not be forgotten. Where keeping fails, because another has taken over, no
/// witness is asked: it would hold what nobody goes on from.
///
/// For one thread.
final class Showing {

  private final Outside outside;
  private final Consumer<PublicationPoint> points;

  /// @param points told when a commit point is reached
  Showing(Outside outside, Consumer<PublicationPoint> points) {
    this.outside = outside;
    this.points = points;
  }

  /// What became of it.
  sealed interface Outcome {

    record Shown() implements Outcome {}

    /// @param soFar with the cosignatures that it has
    /// @param reason who has not cosigned, and why
    record Lacking(SignedCheckpoint soFar, String reason) implements Outcome {}
  }

  /// Once, before it is witnessed.
  void keep(SignedCheckpoint signed) throws IOException {
    outside.memory().keep(signed);
    points.accept(PublicationPoint.KEPT);
  }

  /// Has witnesses cosign it, and shows it if that is enough. May be called again with what it has
  /// so far.
  ///
  /// @param soFar kept, and what was signed last
  /// @throws DamagedTrail if a witness has seen what the database does not have
  Outcome show(CheckpointTable table, SignedCheckpoint soFar) throws SQLException, IOException {
    TreeHead head = soFar.checkpoint().head();
    Asked asked =
        asked(table, head, () -> outside.witnesses().ask(soFar, proofs(table, head, head.size())));
    SignedCheckpoint cosigned = asked.checkpoint();
    if (!asked.isEnough() && outside.withoutQuorum() == WithoutQuorum.WAIT) {
      return new Outcome.Lacking(cosigned, asked.lacking());
    }
    points.accept(PublicationPoint.WITNESSED);
    if (cosigned.note().signatures().size() > 1) {
      outside.memory().keep(cosigned);
    }
    table.markKept(cosigned);
    table.connection().commit();
    points.accept(PublicationPoint.SHOWN);
    return new Outcome.Shown();
  }

  /// Makes sure that no witness has seen more than the database has. Those that do not answer
  /// cannot tell. What was shown without enough cosignatures, before there was this policy or
  /// because it is published without, gets them now.
  ///
  /// @param newest that was shown, or of the empty tree: every tree begins with it
  /// @param head what the database knows as signed last
  /// @throws DamagedTrail if one has
  void compare(CheckpointTable table, SignedCheckpoint newest, TreeHead head)
      throws SQLException, IOException {
    long size = newest.checkpoint().head().size();
    Asked asked =
        asked(table, head, () -> outside.witnesses().askAll(newest, proofs(table, head, size)));
    if (size > 0 && asked.isEnough() && !outside.witnesses().isEnough(newest)) {
      outside.memory().keep(asked.checkpoint());
      table.markKept(asked.checkpoint());
      table.connection().commit();
    }
  }

  /// Asking, which reads tiles for the proofs.
  @FunctionalInterface
  private interface Question {
    Asked ask() throws IOException;
  }

  /// @param head what the database knows as signed last
  private static Asked asked(CheckpointTable table, TreeHead head, Question question)
      throws SQLException, IOException {
    Asked asked;
    try {
      asked = question.ask();
    } catch (DamagedLogException e) {
      throw new DamagedTrail("the tiles do not agree: " + e.getMessage(), e);
    }
    table.connection().commit();
    for (Map.Entry<String, Answer> answer : asked.answers().entrySet()) {
      judge(answer.getKey(), answer.getValue(), table, head);
    }
    return asked;
  }

  /// For the tree as it was with some entries.
  private static Proofs proofs(CheckpointTable table, TreeHead head, long size) {
    return from ->
        TiledTree.open(new TileTable(table.connection(), table.origin()), head)
            .at(size)
            .consistency(from);
  }

  private static void judge(String witness, Answer answer, CheckpointTable table, TreeHead head)
      throws SQLException {
    switch (answer) {
      case Answer.Cosigned cosigned -> {}
      case Answer.Failed failed -> {}
      case Answer.Ahead(long size) -> {
        if (size > head.size()) {
          stillLast(table, head);
          throw new DamagedTrail(
              ("the database is older than what was signed: it knows %,d entries as signed, and the"
                      + " witness %s has cosigned %,d. Restore a newer copy; if the witness is wrong,"
                      + " take it out of the policy: docs/audit-log.md")
                  .formatted(head.size(), witness, size));
        }
      }
      case Answer.Contradicts(String why) -> {
        stillLast(table, head);
        throw new DamagedTrail(
            ("the database has another history than the one that the witness %s has cosigned: it"
                    + " answers %s. If the witness is wrong, take it out of the policy:"
                    + " docs/audit-log.md")
                .formatted(witness, why));
      }
    }
  }

  /// A witness may just have heard of another instance, which has taken over meanwhile.
  private static void stillLast(CheckpointTable table, TreeHead head) throws SQLException {
    boolean isLast = table.last().map(last -> last.head().equals(head)).orElse(head.size() == 0);
    table.connection().commit();
    if (!isLast) {
      throw new SQLException("somebody else has signed meanwhile", "40001");
    }
  }
}
