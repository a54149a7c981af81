package io.modeltrail.benchmarks.pure;

import io.modeltrail.tlog.tree.CompactRange;
import io.modeltrail.tlog.tree.ConsistencyProof;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.InclusionProof;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The tree of the trail: how it grows by an entry of 600 bytes, and what a proof costs among a
/// million.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Merkle {

  private static final int ENTRIES = 1_000_000;
  private static final int LEAF_BYTES = 600;

  private final SplittableRandom random = new SplittableRandom(1);
  private final MemoryTree tree = new MemoryTree();
  private final CompactRange growing = CompactRange.empty();
  private final byte[] entry = new byte[LEAF_BYTES];
  private TreeHead head = TreeHead.empty();
  private TreeHead older = TreeHead.empty();
  private Hash leaf = TreeHashing.emptyRoot();
  private InclusionProof inclusion = new InclusionProof(0, List.of());
  private ConsistencyProof consistency = new ConsistencyProof(List.of());

  @Setup
  public void grow() {
    byte[] bytes = new byte[Long.BYTES];
    for (int i = 0; i < ENTRIES; i++) {
      ByteBuffer.wrap(bytes).putLong(i);
      Hash hash = TreeHashing.leaf(bytes);
      tree.append(hash);
      if (i == ENTRIES / 3) {
        leaf = hash;
        older = tree.head();
      }
    }
    head = tree.head();
    inclusion = tree.at(ENTRIES).inclusion(ENTRIES / 3);
    consistency = tree.at(ENTRIES).consistency(older.size());
    if (!inclusion.verify(leaf, head).isProven() || !consistency.verify(older, head).isProven()) {
      throw new IllegalStateException("what is measured is wrong");
    }
  }

  @Benchmark
  public long append() {
    growing.append(TreeHashing.leaf(entry));
    return growing.size();
  }

  @Benchmark
  public Object proveInclusion() {
    return tree.at(ENTRIES).inclusion(random.nextInt(ENTRIES));
  }

  @Benchmark
  public Object verifyInclusion() {
    return inclusion.verify(leaf, head);
  }

  @Benchmark
  public Object proveConsistency() {
    return tree.at(ENTRIES).consistency(1 + random.nextInt(ENTRIES));
  }

  @Benchmark
  public Object verifyConsistency() {
    return consistency.verify(older, head);
  }
}
