package io.modeltrail.tlog.tree;

import static io.modeltrail.tlog.Vectors.flipped;
import static io.modeltrail.tlog.Vectors.replaced;
import static io.modeltrail.tlog.Vectors.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every tree that is small enough.
class EveryProofTest {

  private static final int INCLUSION_SIZE_MAX = 300;
  private static final int CONSISTENCY_SIZE_MAX = 100;

  private final MemoryTree tree = tree(INCLUSION_SIZE_MAX);

  @Test
  void every_entry_of_every_tree_is_proven_and_no_bit_can_be_flipped() {
    for (int size = 1; size <= INCLUSION_SIZE_MAX; size++) {
      Prover<RuntimeException> prover = tree.at(size);
      TreeHead head = prover.head();
      for (int index = 0; index < size; index++) {
        InclusionProof proof = prover.inclusion(index);
        Hash leaf = tree.node(0, index);
        assertThat(proof.verify(leaf, head).isProven()).isTrue();
        assertThat(proof.verify(flipped(leaf, index % 256), head).isProven()).isFalse();
        for (int i = 0; i < proof.hashes().size(); i++) {
          Hash wrong = flipped(proof.hashes().get(i), (7 * index + i) % 256);
          InclusionProof broken = new InclusionProof(index, replaced(proof.hashes(), i, wrong));
          if (broken.verify(leaf, head).isProven()) {
            fail("index %d of %d, hash %d".formatted(index, size, i));
          }
        }
      }
    }
  }

  @Test
  void every_tree_continues_every_older_one_and_no_bit_can_be_flipped() {
    for (int size = 1; size <= CONSISTENCY_SIZE_MAX; size++) {
      TreeHead newer = tree.at(size).head();
      for (int old = 1; old <= size; old++) {
        TreeHead older = tree.at(old).head();
        ConsistencyProof proof = tree.at(size).consistency(old);
        assertThat(proof.verify(older, newer).isProven()).isTrue();
        TreeHead wrongOlder = new TreeHead(old, flipped(older.root(), size));
        assertThat(proof.verify(wrongOlder, newer).isProven()).isFalse();
        TreeHead wrongNewer = new TreeHead(size, flipped(newer.root(), old));
        assertThat(proof.verify(older, wrongNewer).isProven()).isFalse();
        for (int i = 0; i < proof.hashes().size(); i++) {
          Hash wrong = flipped(proof.hashes().get(i), (7 * old + i) % 256);
          ConsistencyProof broken = new ConsistencyProof(replaced(proof.hashes(), i, wrong));
          if (broken.verify(older, newer).isProven()) {
            fail("%d to %d, hash %d".formatted(old, size, i));
          }
        }
      }
    }
  }

  @Test
  void a_proof_is_good_for_its_index_and_no_other() {
    for (int size = 1; size <= 24; size++) {
      TreeHead head = tree.at(size).head();
      for (int index = 0; index < size; index++) {
        List<Hash> hashes = tree.at(size).inclusion(index).hashes();
        for (int other = 0; other < 3 * size; other++) {
          boolean proven =
              new InclusionProof(other, hashes).verify(tree.node(0, index), head).isProven();
          assertThat(proven).isEqualTo(other == index);
        }
      }
    }
  }

  @Test
  void no_tree_of_another_size_has_the_same_proof_and_a_root_that_fits() {
    for (int size = 1; size <= 24; size++) {
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.at(size).inclusion(index);
        for (int other = 1; other <= 48; other++) {
          Verdict verdict = proof.verify(tree.node(0, index), tree.at(other).head());
          if (verdict.isProven()) {
            assertThat(other).isEqualTo(size);
          }
        }
      }
    }
  }

  @Test
  void a_range_grows_to_the_same_roots_also_after_it_was_stored() {
    CompactRange range = CompactRange.empty();
    assertThat(range.head()).isEqualTo(TreeHead.empty());
    for (int size = 1; size <= INCLUSION_SIZE_MAX; size++) {
      range = CompactRange.of(range.size(), new ArrayList<>(range.subtrees()));
      range.append(tree.node(0, size - 1));
      assertThat(range.head()).isEqualTo(tree.at(size).head());
      assertThat(range.subtrees()).hasSize(Integer.bitCount(size));
    }
  }
}
