package io.modeltrail.tlog.witness;

import static io.modeltrail.tlog.Vectors.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.tlog.GoldenLog;
import io.modeltrail.tlog.checkpoint.Checkpoint;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.tree.ConsistencyProof;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Conflict;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Reason;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Refused;
import io.modeltrail.tlog.witness.WitnessedLog.Consideration;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a witness does with a request.
class WitnessedLogTest {

  private final MemoryTree tree = new MemoryTree();
  private Log log;

  @BeforeEach
  void fill() throws Exception {
    GoldenLog.entries().forEach(entry -> tree.append(TreeHashing.leaf(entry)));
    log = Log.of(GoldenLog.verifier());
  }

  @Test
  void a_larger_tree_is_accepted() throws Exception {
    assertThat(consider(7, AddCheckpointRequest.parse(ascii(AddCheckpointTest.REQUEST))))
        .isEqualTo(new Consideration.Accepted(signed(15).checkpoint()));
  }

  @Test
  void the_first_tree_is_accepted_without_a_proof() throws Exception {
    assertThat(consider(0, request(0, List.of(), 15))).isInstanceOf(Consideration.Accepted.class);
    assertThat(consider(0, request(0, List.of(), 0))).isInstanceOf(Consideration.Accepted.class);
  }

  @Test
  void the_same_tree_is_accepted_again() throws Exception {
    assertThat(consider(15, request(15, List.of(), 15))).isInstanceOf(Consideration.Accepted.class);
  }

  @Test
  void unknown_origin_404() throws Exception {
    Log other = new Log("other.example", List.of(GoldenLog.verifier()));
    Consideration consideration =
        new WitnessedLog(other, TreeHead.empty()).consider(request(0, List.of(), 15));

    assertThat(reason(consideration)).isEqualTo(Reason.UNKNOWN_LOG);
  }

  @Test
  void no_valid_signature_403() throws Exception {
    SignerKey stranger = SignerKey.generate(GoldenLog.signer().name(), new SecureRandom());
    AddCheckpointRequest request = request(signed(tree.head(), stranger), 0);

    assertThat(reason(consider(0, request))).isEqualTo(Reason.NOT_SIGNED);
  }

  @Test
  void old_size_above_the_checkpoint_s_400() throws Exception {
    assertThat(reason(consider(15, request(15, List.of(), 14)))).isEqualTo(Reason.BAD_REQUEST);
  }

  @Test
  void old_size_not_the_held_one_409() throws Exception {
    ConsistencyProof proof = tree.at(15).consistency(7);

    assertThat(consider(8, new AddCheckpointRequest(7, proof, signed(15))))
        .isEqualTo(new Consideration.Rejected(new Conflict(8)));
    assertThat(consider(8, request(0, List.of(), 15)))
        .isEqualTo(new Consideration.Rejected(new Conflict(8)));
  }

  @Test
  void bad_proof_422() throws Exception {
    AddCheckpointRequest wrong =
        new AddCheckpointRequest(7, tree.at(15).consistency(6), signed(15));

    assertThat(reason(consider(7, wrong))).isEqualTo(Reason.NOT_CONSISTENT);
    assertThat(reason(consider(7, request(7, List.of(), 15)))).isEqualTo(Reason.NOT_CONSISTENT);
  }

  @Test
  void proof_from_size_zero_422() throws Exception {
    AddCheckpointRequest request =
        new AddCheckpointRequest(0, tree.at(15).consistency(7), signed(15));

    assertThat(reason(consider(0, request))).isEqualTo(Reason.NOT_CONSISTENT);
  }

  @Test
  void same_size_with_a_different_root_422() throws Exception {
    TreeHead fork = new TreeHead(15, TreeHashing.leaf(ascii("fork")));

    assertThat(reason(consider(15, request(signed(fork, GoldenLog.signer()), 15))))
        .isEqualTo(Reason.NOT_CONSISTENT);
  }

  @Test
  void size_zero_with_the_root_of_another_tree_422() throws Exception {
    TreeHead impossible = new TreeHead(0, TreeHashing.leaf(ascii("x")));

    assertThat(reason(consider(0, request(signed(impossible, GoldenLog.signer()), 0))))
        .isEqualTo(Reason.NOT_CONSISTENT);
  }

  private Consideration consider(long held, AddCheckpointRequest request) {
    return new WitnessedLog(log, tree.at(held).head()).consider(request);
  }

  private static Reason reason(Consideration consideration) {
    return ((Refused) ((Consideration.Rejected) consideration).response()).reason();
  }

  private static AddCheckpointRequest request(long old, List<Hash> proof, int size)
      throws Exception {
    return new AddCheckpointRequest(old, new ConsistencyProof(proof), signed(size));
  }

  private static AddCheckpointRequest request(SignedCheckpoint checkpoint, long old) {
    return new AddCheckpointRequest(old, new ConsistencyProof(List.of()), checkpoint);
  }

  private static SignedCheckpoint signed(int size) throws Exception {
    return SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(size)));
  }

  private static SignedCheckpoint signed(TreeHead head, SignerKey key) {
    Checkpoint checkpoint = new Checkpoint(GoldenLog.ORIGIN, head);
    return new SignedCheckpoint(
        checkpoint, new Note(checkpoint.text(), List.of(key.sign(checkpoint.text()))));
  }
}
