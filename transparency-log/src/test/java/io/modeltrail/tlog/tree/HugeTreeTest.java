package io.modeltrail.tlog.tree;

import static io.modeltrail.tlog.Vectors.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/// Sizes that no memory holds: where all entries are the same, so are all nodes of one height.
class HugeTreeTest {

  private static final List<Hash> BY_HEIGHT = new ArrayList<>();

  static {
    BY_HEIGHT.add(TreeHashing.leaf(ascii("the same")));
    for (int height = 1; height < Long.SIZE; height++) {
      BY_HEIGHT.add(TreeHashing.node(BY_HEIGHT.getLast(), BY_HEIGHT.getLast()));
    }
  }

  @Property(tries = 300)
  void entries_are_proven_at_any_size(
      @ForAll @LongRange(min = 1) long size, @ForAll @LongRange(min = 0) long any) {
    long index = any % size;
    TreeHead head = tree(size).head();
    InclusionProof proof = tree(size).inclusion(index);

    assertThat(proof.hashes()).hasSizeLessThanOrEqualTo(InclusionProof.HASHES_MAX);
    assertThat(proof.verify(BY_HEIGHT.getFirst(), head).isProven()).isTrue();
  }

  @Property(tries = 300)
  void consistency_is_proven_at_any_size(
      @ForAll @LongRange(min = 1) long size, @ForAll @LongRange(min = 0) long any) {
    long old = 1 + any % size;
    ConsistencyProof proof = tree(size).consistency(old);

    assertThat(proof.verify(tree(old).head(), tree(size).head()).isProven()).isTrue();
    assertThat(proof.hashes()).hasSizeLessThanOrEqualTo(ConsistencyProof.HASHES_MAX + 1);
  }

  @Test
  void the_largest_tree_can_be_proven_and_not_grow() {
    TreeHead head = tree(Long.MAX_VALUE).head();

    assertThat(
            tree(Long.MAX_VALUE)
                .inclusion(Long.MAX_VALUE - 1)
                .verify(BY_HEIGHT.getFirst(), head)
                .isProven())
        .isTrue();
    List<Hash> subtrees = new ArrayList<>(BY_HEIGHT.subList(0, 63));
    Collections.reverse(subtrees);
    CompactRange range = CompactRange.of(Long.MAX_VALUE, subtrees);
    assertThat(range.head()).isEqualTo(head);
    assertThatThrownBy(() -> range.append(BY_HEIGHT.getFirst()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Prover<RuntimeException> tree(long size) {
    return new Prover<>((height, index) -> BY_HEIGHT.get(height), size);
  }
}
