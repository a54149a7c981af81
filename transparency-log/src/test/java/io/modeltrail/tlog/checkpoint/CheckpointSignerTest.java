package io.modeltrail.tlog.checkpoint;

import static io.modeltrail.tlog.Vectors.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.tlog.GoldenLog;
import io.modeltrail.tlog.checkpoint.CheckpointSigner.Signing;
import io.modeltrail.tlog.tree.CompactRange;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckpointSignerTest {

  private static final TreeHead FIVE = new TreeHead(5, TreeHashing.leaf(ascii("five")));
  private static final TreeHead OTHER_FIVE = new TreeHead(5, TreeHashing.leaf(ascii("other")));
  private static final TreeHead SIX = new TreeHead(6, TreeHashing.leaf(ascii("six")));

  private CheckpointSigner signer;

  @BeforeEach
  void signer() throws Exception {
    signer = new CheckpointSigner(GoldenLog.signer());
  }

  @Test
  void the_golden_log_is_signed_byte_for_byte() throws Exception {
    CompactRange range = CompactRange.empty();
    TreeHead last = TreeHead.empty();
    for (int size = 0; size <= 15; size++) {
      Signing signing = signer.sign(last, range.head());

      assertThat(signing).isInstanceOf(Signing.Signed.class);
      SignedCheckpoint signed = ((Signing.Signed) signing).checkpoint();
      assertThat(signed.bytes()).isEqualTo(ascii(GoldenLog.checkpoint(size)));
      assertThat(SignedCheckpoint.parse(signed.bytes())).isEqualTo(signed);
      assertThat(signer.log().verify(signed))
          .isEqualTo(new CheckpointVerdict.Verified(signed.checkpoint()));
      last = range.head();
      if (size < 15) {
        range.append(TreeHashing.leaf(GoldenLog.entries().get(size)));
      }
    }
  }

  @Test
  void the_same_tree_may_be_signed_again_and_a_larger_one() {
    assertThat(signer.sign(FIVE, FIVE)).isInstanceOf(Signing.Signed.class);
    assertThat(signer.sign(FIVE, SIX)).isInstanceOf(Signing.Signed.class);
    assertThat(signer.sign(TreeHead.empty(), TreeHead.empty())).isInstanceOf(Signing.Signed.class);
  }

  @Test
  void a_smaller_tree_is_not_signed() {
    assertThat(signer.sign(SIX, FIVE))
        .isEqualTo(new Signing.Refused("the tree went back from 6 to 5"));
  }

  @Test
  void another_root_for_the_same_size_is_not_signed() {
    assertThat(signer.sign(FIVE, OTHER_FIVE))
        .isEqualTo(new Signing.Refused("another root for the size 5 was signed before"));
  }

  @Test
  void an_empty_tree_with_another_root_is_not_signed() {
    TreeHead impossible = new TreeHead(0, SIX.root());

    assertThat(signer.sign(TreeHead.empty(), impossible)).isInstanceOf(Signing.Refused.class);
    assertThat(signer.sign(impossible, impossible)).isInstanceOf(Signing.Refused.class);
  }
}
