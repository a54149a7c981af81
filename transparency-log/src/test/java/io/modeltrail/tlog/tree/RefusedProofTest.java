package io.modeltrail.tlog.tree;

import static io.modeltrail.tlog.Vectors.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What must not be believed, one by one; each says why.
class RefusedProofTest {

  private static final int SIZE = 13;

  private final MemoryTree tree = tree(40);
  private final TreeHead head = tree.at(SIZE).head();
  private final Hash leaf = tree.node(0, 5);
  private final List<Hash> hashes = tree.at(SIZE).inclusion(5).hashes();
  private final TreeHead older = tree.at(6).head();
  private final List<Hash> steps = tree.at(SIZE).consistency(6).hashes();

  @Test
  void truncated_proof() {
    refused(5, hashes.subList(0, hashes.size() - 1), "do not reach the root");
    refused(5, hashes.subList(1, hashes.size()), "do not reach the root");
    refused(5, List.of(), "do not reach the root");
    refusedSteps(steps.subList(0, steps.size() - 1), "do not reach the root");
    refusedSteps(steps.subList(1, steps.size()), "do not reach the root");
    refusedSteps(List.of(), "no hashes");
  }

  @Test
  void extended_proof() {
    refused(5, extended(hashes, hashes.size()), "more hashes");
    refused(5, extended(hashes, 0), "more hashes");
    refusedSteps(extended(steps, steps.size()), "more hashes");
    refusedSteps(extended(steps, 0), "more hashes");
  }

  @Test
  void extended_proof_where_the_root_is_the_leaf() {
    TreeHead one = tree.at(1).head();

    assertThat(new InclusionProof(0, List.of(leaf)).verify(one.root(), one))
        .isEqualTo(new Verdict.Refuted("there are more hashes than lead to the root"));
  }

  @Test
  void reordered_proof() {
    refused(5, swapped(hashes), "another root");
    refusedSteps(swapped(steps), "another older root");
  }

  @Test
  void index_at_or_above_the_size() {
    refused(SIZE, hashes, "no entry 13 in a tree of size 13");
    refused(Long.MAX_VALUE, hashes, "no entry");
    assertThat(new InclusionProof(0, List.of()).verify(leaf, TreeHead.empty()).isProven())
        .isFalse();
    assertThatThrownBy(() -> new InclusionProof(-1, hashes))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wrong_size_with_right_root() {
    InclusionProof proof = new InclusionProof(5, hashes);
    for (long size : List.of(2L * SIZE, 17L, 32L, 64L, 1L << 40, Long.MAX_VALUE, 8L, 7L, 6L)) {
      assertThat(proof.verify(leaf, new TreeHead(size, head.root())).isProven())
          .as("size %d", size)
          .isFalse();
      assertThat(
              new ConsistencyProof(steps).verify(older, new TreeHead(size, head.root())).isProven())
          .as("size %d", size)
          .isFalse();
    }
  }

  @Test
  void older_size_zero() {
    assertThat(new ConsistencyProof(List.of()).verify(TreeHead.empty(), head))
        .isEqualTo(new Verdict.Refuted("of an empty tree nothing can be proven"));
    assertThat(new ConsistencyProof(List.of()).verify(TreeHead.empty(), TreeHead.empty()))
        .isEqualTo(new Verdict.Refuted("of an empty tree nothing can be proven"));
  }

  @Test
  void older_tree_larger_than_the_newer() {
    assertThat(new ConsistencyProof(steps).verify(head, older))
        .isEqualTo(new Verdict.Refuted("the tree went back from 13 to 6"));
  }

  @Test
  void equal_sizes_with_different_roots() {
    TreeHead other = new TreeHead(SIZE, older.root());

    assertThat(new ConsistencyProof(List.of()).verify(head, other))
        .isEqualTo(new Verdict.Refuted("two roots for the size 13"));
  }

  @Test
  void equal_sizes_with_hashes() {
    assertThat(new ConsistencyProof(steps).verify(head, head).isProven()).isFalse();
    assertThat(new ConsistencyProof(List.of()).verify(head, head).isProven()).isTrue();
  }

  @Test
  void proofs_of_what_is_not_there_are_not_made() {
    assertThatThrownBy(() -> tree.at(SIZE).inclusion(SIZE))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.at(SIZE).inclusion(-1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.at(SIZE).consistency(0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.at(SIZE).consistency(SIZE + 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.at(41)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new TreeHead(-1, leaf)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Prover<>(tree, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CompactRange.of(3, List.of(leaf)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void refused(long index, List<Hash> hashes, String why) {
    Verdict verdict = new InclusionProof(index, hashes).verify(leaf, head);
    assertThat(verdict).isInstanceOf(Verdict.Refuted.class);
    assertThat(((Verdict.Refuted) verdict).why()).contains(why);
  }

  private void refusedSteps(List<Hash> steps, String why) {
    Verdict verdict = new ConsistencyProof(steps).verify(older, head);
    assertThat(verdict).isInstanceOf(Verdict.Refuted.class);
    assertThat(((Verdict.Refuted) verdict).why()).contains(why);
  }

  private static List<Hash> extended(List<Hash> hashes, int at) {
    List<Hash> longer = new ArrayList<>(hashes);
    longer.add(at, hashes.getFirst());
    return longer;
  }

  private static List<Hash> swapped(List<Hash> hashes) {
    List<Hash> other = new ArrayList<>(hashes);
    Collections.swap(other, 0, 1);
    return other;
  }
}
