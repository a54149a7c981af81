package io.modeltrail.audit.answers.keeping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Form;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.SignedTree;
import io.modeltrail.tlog.tree.ConsistencyProof;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.tree.Verdict;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the log that somebody saw once is the beginning of the log that there is now.
final class Unaltered implements Question {

  private static final Parameter<Long> OLD_SIZE =
      Parameter.of(
          "oldSize", Form.INDEX, "the second line of the checkpoint that you kept", "1000");
  private static final Parameter<Hash> OLD_ROOT =
      Parameter.of(
          "oldRoot",
          Form.ROOT,
          "its third line; in an address, + is written %2B",
          "qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=");

  private static final Card CARD =
      Card.of(
              "unaltered",
              "Has any record been altered, removed, back-dated or inserted since I last looked?")
          .takes(OLD_SIZE, OLD_ROOT)
          .askedBy("21 CFR 11.10(e)")
          .cannotSay(
              "This is the operator's service: do not take its word. With the checkpoint that you kept, the newest one and this proof anybody checks it by RFC 6962; the verifier does it from GET /log/tile. What is beside the log (records, search) is compared with it entry by entry in violations.");

  /// @param verdict UNALTERED, ALTERED, NEWER if the log has fewer entries now, or CANNOT_SAY
  /// @param proof of consistency, hashes in base64, to be checked with both roots
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Said(
      String verdict,
      long oldSize,
      String oldRoot,
      @Nullable String rootNowAtThatSize,
      long newSize,
      String newRoot,
      List<String> proof,
      String checkpoint) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    TreeHead old = new TreeHead(asked.get(OLD_SIZE), asked.get(OLD_ROOT));
    SignedTree tree = asked.records().tree();
    TreeHead now = tree.checkpoint().checkpoint().head();
    if (old.size() > now.size()) {
      asked.cannotSay(
          CannotSay.NOT_RECORDED,
          "you saw %d entries, the log has %d now: entries are missing, or the checkpoint is not of this log"
              .formatted(old.size(), now.size()));
      return said(tree, "NEWER", old, null, List.of());
    }
    Optional<TreeHead> then = tree.at(old.size());
    if (then.isEmpty()) {
      return said(tree, "CANNOT_SAY", old, null, List.of());
    }
    Optional<ConsistencyProof> proof = tree.consistency(old.size());
    boolean proven =
        old.size() == 0
            ? old.equals(then.get())
            : proof.isPresent() && proof.get().verify(old, now) instanceof Verdict.Proven;
    return said(
        tree,
        proven ? "UNALTERED" : "ALTERED",
        old,
        then.get(),
        proof.map(each -> each.hashes().stream().map(Hash::base64).toList()).orElse(List.of()));
  }

  private static Said said(
      SignedTree tree, String verdict, TreeHead old, @Nullable TreeHead then, List<String> proof) {
    TreeHead now = tree.checkpoint().checkpoint().head();
    return new Said(
        verdict,
        old.size(),
        old.root().base64(),
        then == null ? null : then.root().base64(),
        now.size(),
        now.root().base64(),
        proof,
        tree.checkpoint().toString());
  }
}
